package io.quarterdeck.launch;

import io.quarterdeck.server.Config;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;

/**
 * Which versions and cipher suites of TLS the listener speaks. Knows the flags, not the container's
 * settings.
 *
 * @param tls12 whether TLS 1.2 is spoken besides 1.3
 * @param suites in order of preference; none: the JDK's choice
 */
record ServingTls(boolean tls12, List<String> suites) {
  /** As with Go, whose suites of TLS 1.3 are not to be chosen: they are always there. */
  private static final List<String> TLS13_SUITES =
      List.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256");

  /** Go's older names for these end before the hash. */
  private static final String SHORT_CHACHA = "_CHACHA20_POLY1305";

  ServingTls {
    suites = List.copyOf(suites);
  }

  /**
   * Reads {@code --tls-min-version} and {@code --tls-cipher-suites}.
   *
   * @throws StartException if a version or a suite is unknown
   */
  static ServingTls of(Config config) {
    Set<String> suites = new LinkedHashSet<>();
    List<String> given = config.list("tls-cipher-suites");
    if (!given.isEmpty()) {
      suites.addAll(TLS13_SUITES);
      List<String> known = known();
      for (String name : given) {
        String suite = name.endsWith(SHORT_CHACHA) ? name + "_SHA256" : name;
        if (!known.contains(suite)) {
          throw new StartException("Cipher suite " + name + " not supported or doesn't exist");
        }
        suites.add(suite);
      }
    }
    return new ServingTls(speaksTls12(config.text("tls-min-version")), new ArrayList<>(suites));
  }

  /** What is older than 1.2 is not spoken whatever is asked: the JDK has it no more. */
  private static boolean speaksTls12(String lowest) {
    return switch (lowest) {
      case "", "VersionTLS10", "VersionTLS11", "VersionTLS12" -> true;
      case "VersionTLS13" -> false;
      default -> throw new StartException("unknown tls version \"" + lowest + "\"");
    };
  }

  private static List<String> known() {
    try {
      return List.of(SSLContext.getDefault().getSupportedSSLParameters().getCipherSuites());
    } catch (NoSuchAlgorithmException e) {
      throw new StartException("no TLS in this JDK", e);
    }
  }
}
