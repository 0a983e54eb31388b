package io.quarterdeck.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.quarterdeck.request.ApiRequest;
import io.quarterdeck.request.Body;
import io.quarterdeck.request.EventStream;
import io.quarterdeck.request.Headers;
import io.quarterdeck.request.Peer;
import io.quarterdeck.request.Query;
import io.quarterdeck.request.Reply;
import io.quarterdeck.request.RequestInfo;
import io.quarterdeck.request.Slice;
import io.quarterdeck.request.User;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The door behind the JDK's HTTPS server, a virtual thread for each request. For tests only. */
final class HttpHarness implements AutoCloseable {
  private static final long POLL_MS = 200; // how soon a watch notices that it is over

  private final HttpsServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ApiServer door;

  private HttpHarness(HttpsServer http, ApiServer door) {
    this.http = http;
    this.door = door;
  }

  static HttpHarness start(ApiServer door, int port) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    HttpsServer http = HttpsServer.create(address, 0);
    http.setHttpsConfigurator(new HttpsConfigurator(TestCertificate.context()));
    HttpHarness harness = new HttpHarness(http, door);
    http.setExecutor(harness.threads);
    http.createContext("/", harness::handle);
    http.start();
    return harness;
  }

  int port() {
    return http.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      ApiRequest request = request(exchange);
      Reply reply;
      try {
        reply = door.handle(door.validate(door.authenticate(request)));
      } catch (ApiException e) {
        reply = door.fail(request, e);
      }
      write(exchange, reply);
    }
  }

  private static ApiRequest request(HttpExchange exchange) {
    String rawQuery = exchange.getRequestURI().getRawQuery();
    Query query = Query.parse(rawQuery == null ? "" : rawQuery);
    String path = decode(exchange.getRequestURI().getRawPath());
    RequestInfo info = RequestInfo.of(exchange.getRequestMethod(), path, query);
    Headers headers = new SentHeaders(exchange);
    Body body = max -> read(exchange.getRequestBody(), max);
    return new ApiRequest(
        exchange.getRequestMethod(),
        info.verb(),
        info.target(),
        query,
        headers,
        body,
        new Peer("127.0.0.1", List.of(), exchange.getProtocol()),
        User.ANONYMOUS,
        UUID.randomUUID().toString(),
        System.nanoTime() + TimeUnit.SECONDS.toNanos(60));
  }

  private record SentHeaders(HttpExchange exchange) implements Headers {
    @Override
    public List<String> all(String name) {
      List<String> values = exchange.getRequestHeaders().get(name);
      return values == null ? List.of() : values;
    }

    @Override
    public Set<String> names() {
      return exchange.getRequestHeaders().keySet();
    }
  }

  private static byte[] read(InputStream in, int max) throws IOException {
    byte[] bytes = in.readNBytes(max + 1);
    if (bytes.length > max) {
      throw Failures.tooLarge("limit is " + max);
    }
    return bytes;
  }

  /** Decodes escapes only: a plus sign stays one. */
  private static String decode(String raw) {
    if (raw.indexOf('%') < 0) {
      return raw;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] in = raw.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < in.length; i++) {
      if (in[i] == '%') {
        bytes.write(Integer.parseInt(raw.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        bytes.write(in[i]);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static boolean asksForWebSocket(HttpExchange exchange) {
    return "websocket".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Upgrade"))
        && "upgrade".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Connection"));
  }

  private static void write(HttpExchange exchange, Reply reply) throws IOException {
    reply.headers().forEach(h -> exchange.getResponseHeaders().add(h.name(), h.value()));
    if (!reply.contentType().isEmpty()) {
      exchange.getResponseHeaders().set("Content-Type", reply.contentType());
    }
    boolean head = exchange.getRequestMethod().equals("HEAD");
    switch (reply) {
      case Reply.Whole whole -> {
        int length = whole.body().length;
        exchange.sendResponseHeaders(whole.code(), head || length == 0 ? -1 : length);
        if (!head && length > 0) {
          exchange.getResponseBody().write(whole.body());
        }
      }
      case Reply.Pieces pieces -> {
        exchange.sendResponseHeaders(pieces.code(), head ? -1 : pieces.length());
        if (!head) {
          for (Slice slice : pieces.pieces()) {
            exchange.getResponseBody().write(slice.bytes(), slice.offset(), slice.length());
          }
        }
      }
      case Reply.Events events when asksForWebSocket(exchange) -> {
        events.stream().close(); // clients take a 503 as the sign to watch by a plain GET
        exchange.sendResponseHeaders(503, -1);
      }
      case Reply.Events events -> {
        String length = exchange.getResponseHeaders().getFirst("Content-Length");
        exchange.sendResponseHeaders(
            events.code(), length == null ? 0 : length.equals("0") ? -1 : Long.parseLong(length));
        stream(events.stream(), exchange.getResponseBody());
      }
    }
  }

  private static void stream(EventStream stream, OutputStream out) throws IOException {
    Semaphore ready = new Semaphore(0);
    try (stream) {
      stream.onReady(ready::release);
      out.flush();
      while (true) {
        byte[] frame = stream.poll();
        if (frame != null) {
          out.write(frame);
          continue;
        }
        out.flush();
        if (stream.isDone()) {
          return;
        }
        ready.tryAcquire(POLL_MS, TimeUnit.MILLISECONDS);
        ready.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}
