package io.quarterdeck.launch;

import io.quarterdeck.server.Config;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;

/**
 * Where the server listens.
 *
 * @param address the IP address to bind
 * @param advertised the IP address at which the cluster reaches it
 */
record Listener(String address, int port, String advertised) {
  private static final String LOOPBACK = "127.0.0.1";
  private static final String ANY = "0.0.0.0";

  static Listener of(Config config) {
    String bind = config.text("bind-address");
    String advertised = config.text("advertise-address");
    if (bind.isEmpty()) {
      bind = advertised.isEmpty() ? LOOPBACK : ANY;
    }
    long port = config.number("secure-port");
    if (port < 1 || port > 65535) {
      throw new StartException("--secure-port " + port + " must be between 1 and 65535");
    }
    return new Listener(bind, (int) port, advertised.isEmpty() ? reached(bind) : advertised);
  }

  /** Returns the address for others: the one to bind, or this machine's if that is any. */
  private static String reached(String bind) {
    if (local(bind).equals(bind)) {
      return bind;
    }
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(a -> a instanceof Inet4Address)
          .filter(a -> !a.isLoopbackAddress() && !a.isLinkLocalAddress())
          .map(InetAddress::getHostAddress)
          .findFirst()
          .orElse(LOOPBACK);
    } catch (SocketException e) {
      throw new StartException("no network interface; give --advertise-address", e);
    }
  }

  private static String local(String bind) {
    return bind.equals(ANY) || bind.equals("::") ? LOOPBACK : bind;
  }

  /** Returns the URL for clients on this machine. */
  String url() {
    String host = local(address);
    return "https://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  /**
   * Makes sure that the port is free, long before the container would find out.
   *
   * @throws StartException if it is not
   */
  void check() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
    } catch (IOException e) {
      throw new StartException("cannot listen on " + address + " port " + port, e);
    }
  }
}
