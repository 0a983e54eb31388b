package io.quarterdeck.edge.http;

import io.quarterdeck.request.Reply;
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
    } else if (WebSocketHandshake.isAsked(request)) {
      answerOverSocket(exchange);
    } else {
      dispatch.answer(exchange);
    }
  }

  /**
   * Answers a client that wants to hear events over a WebSocket; any other answer is written as
   * ever. An upgrade is the container's business on the thread of its request, so this waits here.
   */
  private void answerOverSocket(Exchange exchange) throws IOException, ServletException {
    Reply reply = dispatch.await(exchange);
    if (!(reply instanceof Reply.Events watch)) {
      dispatch.write(exchange, reply);
      return;
    }
    WebSocketHandshake handshake =
        WebSocketHandshake.of(name -> exchange.request().headers().first(name).orElse(""));
    handshake.write(exchange.servletResponse());
    if (handshake.isAccepted()) {
      exchange
          .servletRequest()
          .upgrade(WatchSocket.class)
          .carry(watch.stream(), watch.contentType());
    } else {
      watch.stream().close();
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
