package io.quarterdeck.server;

/** Under which {@code host:port} this server tells clients to find it. */
final class ExternalAddress {
  private static final String LOOPBACK = "127.0.0.1";

  private ExternalAddress() {}

  /** {@code --external-hostname}, else {@code --advertise-address}, else this machine alone. */
  static String of(Config config) {
    String host = config.text("external-hostname");
    if (host.isEmpty()) {
      host = config.text("advertise-address");
    }
    if (host.isEmpty()) {
      host = LOOPBACK;
    }
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + config.text("secure-port");
  }
}
