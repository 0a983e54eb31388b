package io.quarterdeck.bench;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * One connection's worth of client: HTTP/2 over TLS, with the benchmark's token. Trusts any server:
 * it only speaks to loopback.
 */
final class Client implements AutoCloseable {
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

  private final HttpClient http;

  Client() {
    http =
        HttpClient.newBuilder().sslContext(trusting()).version(HttpClient.Version.HTTP_2).build();
  }

  HttpClient http() {
    return http;
  }

  static HttpRequest.Builder request(URI uri) {
    return HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + BenchServer.TOKEN);
  }

  /** Gets what is answered at once, or not at all: a server that is starting may keep a request. */
  HttpResponse<byte[]> get(URI uri) throws IOException, InterruptedException {
    return http.send(request(uri).timeout(ANSWER_LIMIT).build(), BodyHandlers.ofByteArray());
  }

  HttpResponse<byte[]> send(String method, URI uri, String contentType, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest request =
        request(uri)
            .header("Content-Type", contentType)
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return http.send(request, BodyHandlers.ofByteArray());
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  static SSLContext trusting() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new TrustAny()}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JRE has TLS", e);
    }
  }

  private static final class TrustAny extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
