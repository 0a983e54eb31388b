package io.quarterdeck.proxy;

import java.util.Optional;
import java.util.Set;

/**
 * What a path says of a proxy's target: {@code name}, {@code name:port} or {@code
 * scheme:name:port}.
 *
 * @param scheme {@code http}, {@code https} or ""
 * @param port a number, a port's name or ""
 */
public record NamedPort(String scheme, String name, String port) {
  private static final Set<String> SCHEMES = Set.of("http", "https", "");

  /** Reads the text; empty if it has not this form. */
  public static Optional<NamedPort> parse(String text) {
    String[] parts = text.split(":", -1);
    NamedPort found =
        switch (parts.length) {
          case 1 -> new NamedPort("", parts[0], "");
          case 2 -> new NamedPort("", parts[0], parts[1]);
          case 3 -> new NamedPort(parts[0], parts[1], parts[2]);
          default -> new NamedPort("", "", "");
        };
    return Optional.of(found).filter(n -> !n.name.isEmpty() && SCHEMES.contains(n.scheme));
  }
}
