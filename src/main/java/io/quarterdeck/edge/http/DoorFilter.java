package io.quarterdeck.edge.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
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
    response.setDateHeader("Date", System.currentTimeMillis()); // not every container says it
    if (dispatch.browsers().answers(request, response)) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return;
    }
    Optional<String> path = RawPath.of(request);
    if (path.isEmpty()) {
      refuse(response);
      return;
    }
    Exchange exchange = dispatch.exchange(request, response, path.get());
    if (WRITES.contains(request.getMethod())) {
      exchange.attach();
      chain.doFilter(new BareRequest(request), response);
    } else {
      dispatch.answer(exchange);
    }
  }

  /** What Go's HTTP server says of a path that it cannot read, to whomever. */
  private static void refuse(HttpServletResponse response) throws IOException {
    byte[] text = "400 Bad Request".getBytes(StandardCharsets.US_ASCII);
    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    response.setContentType("text/plain; charset=utf-8");
    response.setContentLength(text.length);
    response.getOutputStream().write(text);
  }
}
