package io.quarterdeck.launch;

import io.quarterdeck.server.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * The certificates and keys in the data directory: made at the first start, reused later, renewed
 * in time. What the flags name instead is left alone.
 */
final class Credentials {
  /** Renewed at a start this long before the end, so that a server may run for months. */
  private static final Duration RENEW_BEFORE = Duration.ofDays(120);

  private final Path directory;
  private final Clock clock;

  Credentials(Path directory, Clock clock) {
    this.directory = directory;
    this.clock = clock;
  }

  static Credentials of(Config config, Clock clock) {
    Path directory = config.file("cert-dir").orElseGet(() -> config.dataDir().resolve("pki"));
    return new Credentials(directory, clock);
  }

  Path certificate(String name) {
    return directory.resolve(name + ".crt");
  }

  Path key(String name) {
    return directory.resolve(name + ".key");
  }

  Path tokenVerificationKey() {
    return directory.resolve("sa.pub");
  }

  /** Makes whatever is missing, out of date, or not good for {@code names}. */
  void prepare(ServerNames names) throws IOException {
    Files.createDirectories(directory);
    if (!Files.exists(key("ca"))) {
      save("ca", Issuer.authority("kubernetes", clock));
    }
    Issuer issuer =
        new Issuer(
            new Issuer.Pair(Pem.certificates(certificate("ca")).get(0), Pem.privateKey(key("ca"))),
            clock);
    if (!isGood("apiserver") || !names.areIn(read("apiserver"))) {
      save("apiserver", issuer.server("kube-apiserver", names.general()));
    }
    if (!isGood("admin")) {
      save("admin", issuer.client("O=system:masters,CN=kubernetes-admin"));
    }
    if (!Files.exists(key("sa"))) {
      KeyPair keys = Issuer.rsaKeys();
      Pem.writePrivate(tokenVerificationKey(), Pem.text(List.of(keys.getPublic())));
      Pem.writePrivate(key("sa"), Pem.text(List.of(keys.getPrivate())));
    }
  }

  private boolean isGood(String name) throws IOException {
    if (!Files.exists(certificate(name)) || !Files.exists(key(name))) {
      return false;
    }
    X509Certificate certificate = read(name);
    return clock.instant().plus(RENEW_BEFORE).isBefore(certificate.getNotAfter().toInstant())
        && certificate.getIssuerX500Principal().equals(read("ca").getSubjectX500Principal());
  }

  private X509Certificate read(String name) throws IOException {
    return Pem.certificates(certificate(name)).get(0);
  }

  private void save(String name, Issuer.Pair pair) throws IOException {
    Pem.writePrivate(certificate(name), Pem.text(List.of(pair.certificate())));
    Pem.writePrivate(key(name), Pem.text(List.of(pair.key())));
  }
}
