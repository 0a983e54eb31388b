package io.quarterdeck.proxy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests over connections of one kind of trust. Follows no redirects. Connections are made
 * when the first request goes out.
 */
public final class Backend implements AutoCloseable {
  private static final String RESTRICTED = "jdk.httpclient.allowRestrictedHeaders";

  static {
    if (System.getProperty(RESTRICTED) == null) {
      System.setProperty(RESTRICTED, "host"); // backends see the host that the client named
    }
  }

  private static final boolean NAMES_HOSTS = namesHost();

  private final SSLContext tls;
  private final Duration connectTimeout;
  private @Nullable HttpClient client; // guarded by this

  Backend(SSLContext tls, Duration connectTimeout) {
    this.tls = tls;
    this.connectTimeout = connectTimeout;
  }

  /** Tells whether requests can have a Host other than the target: not if others forbid it. */
  static boolean namesHosts() {
    return NAMES_HOSTS;
  }

  private static boolean namesHost() {
    try {
      HttpRequest.newBuilder().header("Host", "a");
      return true;
    } catch (IllegalArgumentException e) {
      return false; // the property was set by somebody else, or read too early
    }
  }

  /**
   * Sends a request and waits for the head of the answer.
   *
   * @throws BackendException in Go's words if there is none
   */
  HttpResponse<BackendBody> send(HttpRequest request, Location to) throws BackendException {
    try {
      return client().send(request, head -> new BackendBody());
    } catch (IOException e) {
      throw BackendException.of(e, to);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BackendException("context canceled", e);
    }
  }

  private synchronized HttpClient client() {
    HttpClient open = client;
    if (open == null) {
      open =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(HttpClient.Redirect.NEVER)
              .connectTimeout(connectTimeout)
              .sslContext(tls)
              .executor(Executors.newVirtualThreadPerTaskExecutor())
              .build();
      client = open;
    }
    return open;
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      client.shutdownNow();
    }
  }
}
