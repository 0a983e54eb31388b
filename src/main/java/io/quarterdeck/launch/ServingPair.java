package io.quarterdeck.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.PrivateKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A serving certificate and its key, straight from their PEM files: when these change, new
 * connections get the new pair without a restart. A pair that cannot be read is logged, and the one
 * before stays.
 */
final class ServingPair {
  /** One look at the files in this time is enough, however many connections there are. */
  private static final long LOOK_EVERY_NANOS = 10_000_000_000L;

  private static final int DNS_NAME = 2;
  private static final System.Logger LOG = System.getLogger(ServingPair.class.getName());

  /** What the files held at {@code time}, and for which host names that is shown. */
  record Loaded(X509Certificate[] chain, PrivateKey key, Set<String> names, FileTime time) {}

  private final Path certificate;
  private final Path key;
  private final List<String> names;
  private final AtomicLong lastLook = new AtomicLong(System.nanoTime());
  private volatile Loaded current;

  /**
   * @param names for which hosts the pair is shown; empty: those in the certificate
   */
  ServingPair(Path certificate, Path key, List<String> names) throws IOException {
    this.certificate = certificate;
    this.key = key;
    this.names = List.copyOf(names);
    this.current = load();
  }

  /**
   * Reads a value of {@code --tls-sni-cert-key}: {@code certificate,key[:name,name...]}.
   *
   * @throws StartException if it is none
   */
  static ServingPair named(String text) throws IOException {
    String[] parts = text.split(":", 2);
    String[] files = parts[0].split(",", -1);
    if (files.length != 2) {
      throw new StartException(
          "--tls-sni-cert-key: expected comma separated certificate and key file paths");
    }
    if (parts.length == 2 && parts[1].isBlank()) {
      throw new StartException("--tls-sni-cert-key: empty names list is not allowed");
    }
    List<String> names = parts.length == 1 ? List.of() : List.of(parts[1].strip().split(",", -1));
    return new ServingPair(Path.of(files[0].strip()), Path.of(files[1].strip()), names);
  }

  private Loaded load() throws IOException {
    FileTime time = newest();
    X509Certificate[] chain = Pem.certificates(certificate).toArray(X509Certificate[]::new);
    Set<String> hosts = new LinkedHashSet<>();
    for (String name : names.isEmpty() ? hosts(chain[0]) : names) {
      hosts.add(name.strip().toLowerCase(Locale.ROOT));
    }
    return new Loaded(chain, Pem.privateKey(key), hosts, time);
  }

  private static Collection<String> hosts(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null
          ? List.of()
          : names.stream()
              .filter(n -> n.get(0).equals(DNS_NAME))
              .map(n -> (String) n.get(1))
              .toList();
    } catch (CertificateParsingException e) {
      throw new StartException("a serving certificate cannot be read", e);
    }
  }

  private FileTime newest() throws IOException {
    FileTime a = Files.getLastModifiedTime(certificate);
    FileTime b = Files.getLastModifiedTime(key);
    return a.compareTo(b) > 0 ? a : b;
  }

  /**
   * Tells whether the pair is for {@code host}, by its name or by a wildcard for its first label.
   */
  boolean isFor(String host) {
    Set<String> hosts = current().names();
    int dot = host.indexOf('.');
    return hosts.contains(host) || dot > 0 && hosts.contains("*" + host.substring(dot));
  }

  /** Returns the pair as it is now. */
  Loaded current() {
    long now = System.nanoTime();
    long before = lastLook.get();
    if (now - before > LOOK_EVERY_NANOS && lastLook.compareAndSet(before, now)) {
      reload();
    }
    return current;
  }

  private void reload() {
    try {
      if (!newest().equals(current.time())) {
        current = load();
        LOG.log(System.Logger.Level.INFO, "loaded the serving certificate {0} again", certificate);
      }
    } catch (IOException | RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "cannot load the serving certificate " + certificate, e);
    }
  }
}
