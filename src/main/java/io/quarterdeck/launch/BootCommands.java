package io.quarterdeck.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the container is told before and after it boots: the same settings that the scripts in
 * server-config give to a full server.
 */
record BootCommands(List<String> before, List<String> after) {
  private static final String SERVER = "configs.config.server-config.";
  private static final String NETWORK = SERVER + "network-config.";
  private static final String HTTPS = NETWORK + "protocols.protocol.https-listener.";

  /** Enough for a kubelet or a controller, which open hundreds of watches on one connection. */
  private static final long STREAMS = 1000;

  /** All headers of a request together; Go's default, and tokens may be long. */
  private static final int HEADER_BYTES = 1 << 20;

  /**
   * @param streams HTTP/2 streams on a connection; 0 for ours
   */
  static BootCommands of(Listener listener, long streams, boolean http2, ServingTls tls) {
    return new BootCommands(
        List.of(
            // Hazelcast would look for other servers on the machine and wait for them.
            set(SERVER + "hazelcast-config-specific-configuration.enabled", false),
            // Any client may show a certificate; the authenticators verify it.
            set(HTTPS + "ssl.client-auth", "want"),
            // No certificate by name: ours is chosen by the name that the client asks for.
            set(HTTPS + "ssl.cert-nickname", ""),
            set(HTTPS + "ssl.tls12-enabled", tls.tls12()),
            set(HTTPS + "ssl.ssl3-tls-ciphers", String.join(",", tls.suites())),
            // Not requests at once, but requests on one kept-alive connection: no limit.
            set(HTTPS + "http.max-connections", -1),
            // The container counts a connection as idle when nothing happens on it, even if there
            // are watches; what is left of dead peers is TCP keep-alive's.
            set(HTTPS + "http.timeout-seconds", -1),
            set(HTTPS + "http.http2-enabled", http2),
            set(HTTPS + "http.http2-max-concurrent-streams", streams == 0 ? STREAMS : streams),
            set(HTTPS + "http.encoded-slash-enabled", true),
            // Methods are for the door to refuse, in its own words.
            set(HTTPS + "http.trace-enabled", true),
            set(HTTPS + "http.header-buffer-length-bytes", HEADER_BYTES),
            set(HTTPS + "http.http2-max-header-list-size-in-bytes", HEADER_BYTES),
            // DELETE takes DeleteOptions in its body.
            set(HTTPS + "http.allow-payload-for-undefined-http-methods", true),
            set(HTTPS + "http.server-header", false),
            set(HTTPS + "http.xframe-options", false),
            set(
                NETWORK + "network-listeners.network-listener.https-listener.address",
                listener.address()),
            set(NETWORK + "network-listeners.network-listener.http-listener.enabled", false)),
        // These services own /metrics, /openapi and /health, which are ours.
        List.of(
            "set-metrics-configuration --enabled=false --endpoint=payara-metrics --dynamic=true",
            "set-openapi-configuration --enabled=false --endpoint=payara-openapi",
            "set-microprofile-healthcheck-configuration --enabled=false"
                + " --endpoint=payara-health"));
  }

  private static String set(String name, Object value) {
    return "set " + name + "=" + value;
  }

  static Path write(Path file, List<String> commands) throws IOException {
    return Files.write(file, commands);
  }
}
