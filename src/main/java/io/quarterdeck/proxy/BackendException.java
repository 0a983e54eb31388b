package io.quarterdeck.proxy;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** A backend does not answer; the message says it in the words of Go's {@code net} package. */
final class BackendException extends Exception {
  private static final long serialVersionUID = 1;

  BackendException(String message, Throwable cause) {
    super(message, cause);
  }

  BackendException(String message) {
    super(message);
  }

  static BackendException of(IOException failure, Location to) {
    return new BackendException(text(failure, to), failure);
  }

  private static String text(IOException failure, Location to) {
    String said = String.valueOf(failure.getMessage());
    return switch (failure) {
      case HttpConnectTimeoutException late -> dial(to, "i/o timeout");
      case ConnectException e when isUnresolved(e) ->
          "dial tcp: lookup " + to.host() + ": no such host";
      case NoRouteToHostException e -> dial(to, "connect: no route to host");
      case ConnectException e when said.toLowerCase(Locale.ROOT).contains("unreachable") ->
          dial(to, "connect: network is unreachable");
      case ConnectException e -> dial(to, "connect: connection refused");
      case SSLException e when said.contains("PKIX") ->
          "tls: failed to verify certificate: x509: certificate signed by unknown authority";
      case SSLException e -> "tls: " + said;
      case EOFException e -> "EOF";
      default -> said.contains("received no bytes") ? "EOF" : said;
    };
  }

  private static String dial(Location to, String why) {
    return "dial tcp " + address(to) + ": " + why;
  }

  private static String address(Location to) {
    String ip = to.host();
    try {
      ip = InetAddress.getByName(to.host()).getHostAddress();
    } catch (UnknownHostException e) {
      // it was known a moment ago: then the name must do
    }
    return (ip.indexOf(':') >= 0 ? "[" + ip + "]" : ip) + ":" + to.portNumber();
  }

  private static boolean isUnresolved(Throwable failure) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof UnresolvedAddressException || e instanceof UnknownHostException) {
        return true;
      }
    }
    return false;
  }
}
