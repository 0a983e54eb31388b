package io.quarterdeck.it;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A plain HTTP client that trusts the server's authority and shows no certificate; {@link
 * #administrator} has a token.
 */
final class Curl {
  record Answer(int code, String body) {}

  /** In tokens.csv, of a member of system:masters. */
  private static final String TOKEN = "Bearer it-admin-token";

  private static final Duration LIMIT = Duration.ofSeconds(120);

  private final PackagedServer server;
  private final HttpClient client;
  private final String authorization;

  Curl(PackagedServer server) throws IOException, GeneralSecurityException {
    this(server, "");
  }

  private Curl(PackagedServer server, String authorization)
      throws IOException, GeneralSecurityException {
    this.server = server;
    this.authorization = authorization;
    this.client = HttpClient.newBuilder().sslContext(trusting(server.authority())).build();
  }

  /** Acts as the administrator of a server that was started with {@link #tokens}. */
  static Curl administrator(PackagedServer server) throws IOException, GeneralSecurityException {
    return new Curl(server, TOKEN);
  }

  /** Returns the flag with which {@link #administrator} is known. */
  static String tokens() {
    return "--token-auth-file=" + System.getProperty("quarterdeck.it.resources") + "/tokens.csv";
  }

  Answer get(String path) throws IOException, InterruptedException {
    return send(request(path));
  }

  Answer post(String path, String body) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.send(request.timeout(LIMIT).build(), BodyHandlers.ofString());
    return new Answer(response.statusCode(), response.body());
  }

  /** Returns the lines of an answer as they come. */
  Stream<String> lines(String path) throws IOException, InterruptedException {
    return client.send(request(path).build(), BodyHandlers.ofLines()).body();
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path));
    return authorization.isEmpty() ? request : request.header("Authorization", authorization);
  }

  /** Returns a TLS context that trusts an authority and nobody else. */
  static SSLContext trusting(Path authority) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (InputStream in = Files.newInputStream(authority)) {
      store.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
