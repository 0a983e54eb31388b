package io.quarterdeck.proxy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.quarterdeck.request.ApiRequest;
import io.quarterdeck.request.Body;
import io.quarterdeck.request.EventStream;
import io.quarterdeck.request.Headers;
import io.quarterdeck.request.Peer;
import io.quarterdeck.request.Query;
import io.quarterdeck.request.Reply;
import io.quarterdeck.request.RequestInfo;
import io.quarterdeck.request.User;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;

/** A server behind the proxy, and requests that go through to it. */
final class Backing implements AutoCloseable {
  static final String PROXY = "/api/v1/namespaces/default/pods/a/proxy";

  final Backend backend;
  private final Backends backends;
  private final HttpServer http;

  Backing(HttpHandler handler) throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/", handler);
    http.start();
    backends = Backends.of(Optional.empty(), Optional.empty(), Duration.ofSeconds(5));
    backend = backends.others();
  }

  Location at(String path) {
    String port = Integer.toString(http.getAddress().getPort());
    return new Location("http", "127.0.0.1", port, path, "");
  }

  static void answer(HttpExchange exchange, int code, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  static ApiRequest request(String method, String path, String query, Map<String, String> headers) {
    Query parsed = Query.parse(query);
    RequestInfo info = RequestInfo.of(method, path, parsed);
    Body body = most -> "sent".getBytes(StandardCharsets.UTF_8);
    return new ApiRequest(
        method,
        info.verb(),
        info.target(),
        parsed,
        new Sent(headers),
        body,
        new Peer("10.1.1.1", List.of(), "HTTP/1.1"),
        User.ANONYMOUS,
        "audit",
        Long.MAX_VALUE);
  }

  private record Sent(Map<String, String> lines) implements Headers {
    @Override
    public List<String> all(String name) {
      return lines.entrySet().stream()
          .filter(e -> e.getKey().equalsIgnoreCase(name))
          .map(Map.Entry::getValue)
          .toList();
    }

    @Override
    public Set<String> names() {
      return lines.keySet();
    }
  }

  static String text(Reply reply) throws InterruptedException {
    EventStream stream = ((Reply.Events) reply).stream();
    Semaphore ready = new Semaphore(0);
    stream.onReady(ready::release);
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    while (!stream.isDone()) {
      byte[] piece = stream.poll();
      if (piece == null) {
        ready.acquire();
      } else {
        read.writeBytes(piece);
      }
    }
    return read.toString(StandardCharsets.UTF_8);
  }

  static String header(Reply reply, String name) {
    return reply.headers().stream()
        .filter(h -> h.name().equalsIgnoreCase(name))
        .map(Reply.Header::value)
        .findFirst()
        .orElse("");
  }

  @Override
  public void close() {
    backends.close();
    http.stop(0);
  }
}
