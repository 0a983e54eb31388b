package io.quarterdeck.proxy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Tells addresses that may lead to a pod or node from those that lead back to this machine or to
 * everybody (Go's {@code IP.IsGlobalUnicast}): nobody shall reach this server's own ports through
 * it.
 */
public final class GlobalAddress {
  private GlobalAddress() {}

  /** Tells whether {@code text} is an IP address, and one to go on to. Asks no name server. */
  public static boolean is(String text) {
    boolean literal = text.indexOf(':') >= 0 || text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    try {
      return literal && isGlobal(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Returns why a host is not to be gone on to; empty if it may. May ask a name server. */
  public static Optional<String> objection(String host) {
    try {
      boolean all = Arrays.stream(InetAddress.getAllByName(host)).allMatch(GlobalAddress::isGlobal);
      return all ? Optional.empty() : Optional.of("address not allowed");
    } catch (UnknownHostException e) {
      return Optional.of("lookup " + host + ": no such host");
    }
  }

  private static boolean isGlobal(InetAddress address) {
    boolean broadcast = address.getHostAddress().equals("255.255.255.255");
    return !broadcast
        && !address.isAnyLocalAddress()
        && !address.isLoopbackAddress()
        && !address.isMulticastAddress()
        && !address.isLinkLocalAddress();
  }
}
