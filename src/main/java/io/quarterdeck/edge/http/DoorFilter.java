package io.quarterdeck.edge.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * Stands before JAX-RS. Reads and watches are answered right here, through the same intercepted
 * resource classes: they are nearly all requests, and JAX-RS would cost more than all the rest of
 * the way together (and has no place for a stream that never blocks). Writes go on to JAX-RS.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class DoorFilter extends HttpFilter {
  private static final long serialVersionUID = 1;

  /** The methods that the resource classes declare. */
  private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");

  @Inject private transient Dispatch dispatch;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Exchange exchange = dispatch.exchange(request, response);
    response.setDateHeader("Date", System.currentTimeMillis()); // not every container says it
    if (WRITES.contains(request.getMethod())) {
      exchange.attach();
      chain.doFilter(new BareRequest(request), response);
    } else {
      dispatch.answer(exchange);
    }
  }
}
