package io.quarterdeck.server;

import io.quarterdeck.store.Store;
import io.quarterdeck.store.StoreException;
import io.quarterdeck.store.embedded.EmbeddedSettings;
import io.quarterdeck.store.embedded.EmbeddedStore;
import io.quarterdeck.store.etcd.EtcdSettings;
import io.quarterdeck.store.etcd.EtcdStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Opens the store that the settings ask for. */
public final class Stores {
  private Stores() {}

  /**
   * Opens etcd if {@code --etcd-servers} names any, else the embedded store in the data directory.
   *
   * @throws StoreException if it cannot be opened; that etcd does not answer yet is no reason
   */
  public static Store open(Config config) {
    Clock clock = Clock.systemUTC();
    return config.list("etcd-servers").isEmpty()
        ? EmbeddedStore.open(config.dataDir().resolve("store"), EmbeddedSettings.DEFAULT, clock)
        : EtcdStore.open(etcd(config), clock);
  }

  /** Returns what the {@code --etcd-} flags say. */
  static EtcdSettings etcd(Config config) {
    List<URI> endpoints = config.list("etcd-servers").stream().map(Stores::endpoint).toList();
    return new EtcdSettings(
        endpoints,
        prefix(config.text("etcd-prefix")),
        tls(config, endpoints),
        Optional.empty(),
        EtcdSettings.DEFAULT_DEADLINE,
        config.duration("etcd-healthcheck-timeout"),
        config.duration("etcd-compaction-interval"));
  }

  private static URI endpoint(String text) {
    try {
      return URI.create(text.contains("://") ? text : "http://" + text);
    } catch (IllegalArgumentException e) {
      throw new StoreException("--etcd-servers: " + e.getMessage(), e);
    }
  }

  /** Returns the prefix with one slash at its front and none at its end, however it was given. */
  private static String prefix(String given) {
    int from = 0;
    int to = given.length();
    while (from < to && given.charAt(from) == '/') {
      from++;
    }
    while (to > from && given.charAt(to - 1) == '/') {
      to--;
    }
    return from == to ? "" : "/" + given.substring(from, to);
  }

  private static Optional<EtcdSettings.Tls> tls(Config config, List<URI> endpoints) {
    Optional<Path> authorities = config.file("etcd-cafile");
    Optional<EtcdSettings.Identity> identity =
        config
            .file("etcd-certfile")
            .flatMap(
                certificate ->
                    config
                        .file("etcd-keyfile")
                        .map(key -> new EtcdSettings.Identity(certificate, key)));
    boolean wanted =
        authorities.isPresent()
            || identity.isPresent()
            || endpoints.stream().anyMatch(uri -> "https".equals(uri.getScheme()));
    return wanted ? Optional.of(new EtcdSettings.Tls(authorities, identity)) : Optional.empty();
  }
}
