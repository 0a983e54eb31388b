package io.quarterdeck.proxy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * The kinds of connections to what stands behind this server.
 *
 * @param kubelets those of nodes, as the settings trust them
 * @param unverifiedKubelets those of nodes, whatever certificate they show
 * @param others pods, services and other ports of nodes, whatever certificate they show
 */
public record Backends(Backend kubelets, Backend unverifiedKubelets, Backend others)
    implements AutoCloseable {
  private static final Duration OTHERS_TIMEOUT = Duration.ofSeconds(30); // as Go's dialer has it

  /** What this server shows of itself: PEM files. */
  public record Identity(Path certificate, Path key) {}

  /**
   * Makes the connections' settings.
   *
   * @param authority who signs kubelets' certificates; without it they are not verified
   * @throws IOException if a file cannot be read
   */
  public static Backends of(
      Optional<Path> authority, Optional<Identity> identity, Duration kubeletTimeout)
      throws IOException {
    SSLContext unverified = Tls.context(Optional.empty(), identity);
    SSLContext verified = authority.isPresent() ? Tls.context(authority, identity) : unverified;
    SSLContext anonymous = Tls.context(Optional.empty(), Optional.empty());
    return new Backends(
        new Backend(verified, kubeletTimeout),
        new Backend(unverified, kubeletTimeout),
        new Backend(anonymous, OTHERS_TIMEOUT));
  }

  @Override
  public void close() {
    kubelets.close();
    unverifiedKubelets.close();
    others.close();
  }
}
