package io.quarterdeck.store.etcd;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How to reach etcd, and how to behave there. The flags of kube-apiserver that set each are named.
 *
 * @param endpoints {@code --etcd-servers}
 * @param prefix {@code --etcd-prefix}, without a slash at its end
 * @param tls the PEM files, if any; needed for https endpoints
 * @param login user and password, if etcd asks for them
 * @param deadline how long any single call may take
 * @param healthDeadline {@code --etcd-healthcheck-timeout}
 * @param compactionInterval {@code --etcd-compaction-interval}; zero for no compaction by us
 */
public record EtcdSettings(
    List<URI> endpoints,
    String prefix,
    Optional<Tls> tls,
    Optional<Login> login,
    Duration deadline,
    Duration healthDeadline,
    Duration compactionInterval) {
  /** Long enough for an election (etcd's default is a second) and the repeating after it. */
  public static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(10);

  /** Upstream's default. */
  public static final Duration DEFAULT_HEALTH_DEADLINE = Duration.ofSeconds(2);

  /** Upstream's default. */
  public static final Duration DEFAULT_COMPACTION_INTERVAL = Duration.ofMinutes(5);

  public static final String DEFAULT_PREFIX = "/registry";

  /**
   * The PEM files of a TLS connection.
   *
   * @param authorities {@code --etcd-cafile}; empty for the JDK's own
   * @param identity {@code --etcd-certfile} and {@code --etcd-keyfile}; empty for none
   */
  public record Tls(Optional<Path> authorities, Optional<Identity> identity) {}

  /** A client certificate with its key. */
  public record Identity(Path certificate, Path key) {}

  /** What etcd's own authentication asks for. */
  public record Login(String user, String password) {
    @Override
    public String toString() {
      return "Login[user=" + user + "]";
    }
  }

  /** Returns the settings for an etcd without TLS, all else as kube-apiserver has it. */
  public static EtcdSettings plain(List<URI> endpoints, String prefix) {
    return new EtcdSettings(
        List.copyOf(endpoints),
        prefix,
        Optional.empty(),
        Optional.empty(),
        DEFAULT_DEADLINE,
        DEFAULT_HEALTH_DEADLINE,
        DEFAULT_COMPACTION_INTERVAL);
  }
}
