package io.quarterdeck.proxy;

import java.net.URI;

/**
 * Where a request goes on to.
 *
 * @param scheme {@code http} or {@code https}
 * @param host a name or an IP address
 * @param port a number, or "" for the scheme's own
 * @param path decoded; "" for the root that is asked for without its slash
 * @param query as it goes over the wire
 */
public record Location(String scheme, String host, String port, String path, String query) {
  private static final int PORT_MAX = 65_535;

  /** Returns this location with {@code below} behind its path. */
  public Location at(String below) {
    return new Location(scheme, host, port, GoPath.join(path, below), query);
  }

  /** Returns this location with that query. */
  public Location asking(String raw) {
    return new Location(scheme, host, port, path, raw);
  }

  /** Returns host and port as a URL has them. */
  String authority() {
    String named = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    return port.isEmpty() ? named : named + ":" + port;
  }

  /** Returns the number of the port. */
  String portNumber() {
    return port.isEmpty() ? scheme.equals("https") ? "443" : "80" : port;
  }

  /**
   * Returns normally if the port is one.
   *
   * @throws BackendException if not: upstream notices only when it dials
   */
  void checkPort() throws BackendException {
    if (port.isEmpty()) {
      return;
    }
    if (!port.matches("[0-9]{1,9}")) {
      throw new BackendException("dial tcp: lookup tcp/" + port + ": unknown port");
    }
    if (Integer.parseInt(port) > PORT_MAX) {
      throw new BackendException("dial tcp: address " + port + ": invalid port");
    }
  }

  URI uri() {
    String slash = path.startsWith("/") ? "" : "/";
    String question = query.isEmpty() ? "" : "?" + GoPath.escapedQuery(query);
    return URI.create(scheme + "://" + authority() + slash + GoPath.escaped(path) + question);
  }
}
