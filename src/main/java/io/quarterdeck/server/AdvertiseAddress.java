package io.quarterdeck.server;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * The address at which the rest of the cluster reaches this server: the one of the settings, else
 * the one that it listens on, else, when it listens on all, the one of the default route. A server
 * that listens on loopback alone has none.
 */
final class AdvertiseAddress {
  /** A documentation address (RFC 5737); nothing is sent to it, only the route is looked up. */
  private static final InetSocketAddress ELSEWHERE = new InetSocketAddress("203.0.113.1", 9);

  private AdvertiseAddress() {}

  static Optional<String> of(Config config) {
    String advertised = config.text("advertise-address");
    String bound = advertised.isEmpty() ? config.text("bind-address") : advertised;
    if (bound.isEmpty()) {
      return Optional.empty();
    }
    try {
      InetAddress address = InetAddress.getByName(bound); // a literal: nobody is asked
      InetAddress reached = address.isAnyLocalAddress() ? ofDefaultRoute() : address;
      return reached.isLoopbackAddress() || reached.isAnyLocalAddress()
          ? Optional.empty()
          : Optional.of(reached.getHostAddress());
    } catch (IOException e) {
      return Optional.empty(); // no route to anywhere
    }
  }

  private static InetAddress ofDefaultRoute() throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(ELSEWHERE);
      return socket.getLocalAddress();
    }
  }
}
