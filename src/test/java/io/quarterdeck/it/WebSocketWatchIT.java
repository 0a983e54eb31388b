package io.quarterdeck.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A watch as browsers open it. */
class WebSocketWatchIT {
  private static final String TOKEN = "let-me-watch";

  @TempDir Path directory;

  @Test
  @Timeout(600)
  void eventsAreMessages() throws Exception {
    Path tokens =
        Files.writeString(
            directory.resolve("tokens.csv"), TOKEN + ",watcher,7,\"system:masters\"\n");
    try (PackagedServer server = PackagedServer.start(directory, "--token-auth-file=" + tokens)) {
      server.kubectl("create", "configmap", "one");
      BlockingQueue<String> messages = new LinkedBlockingQueue<>();

      WebSocket socket = open(server, messages);
      String first = messages.poll(30, TimeUnit.SECONDS);
      server.kubectl("delete", "configmap", "one");
      String second = messages.poll(30, TimeUnit.SECONDS);
      String end = messages.poll(60, TimeUnit.SECONDS);

      assertTrue(first != null && first.startsWith("{\"type\":\"ADDED\""), first);
      assertTrue(second != null && second.startsWith("{\"type\":\"DELETED\""), second);
      assertEquals("1000", end);
      socket.abort();
    }
  }

  private static WebSocket open(PackagedServer server, BlockingQueue<String> messages)
      throws Exception {
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, new TrustManager[] {new AnyServer()}, null);
    URI uri =
        URI.create(
            server.url().replace("https", "wss")
                + "/api/v1/namespaces/default/configmaps?watch=1&timeoutSeconds=20"
                + "&fieldSelector=metadata.name%3Done");
    return HttpClient.newBuilder()
        .sslContext(tls)
        .build()
        .newWebSocketBuilder()
        .header("Origin", server.url())
        .header("Authorization", "Bearer " + TOKEN)
        .buildAsync(uri, new Recorder(messages))
        .get(60, TimeUnit.SECONDS);
  }

  private record Recorder(BlockingQueue<String> messages) implements WebSocket.Listener {
    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      messages.add(data.toString());
      return WebSocket.Listener.super.onText(socket, data, last);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      messages.add(Integer.toString(code));
      return WebSocket.Listener.super.onClose(socket, code, reason);
    }
  }

  /** The server made its certificate itself a moment ago. */
  private static final class AnyServer extends X509ExtendedTrustManager {
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
