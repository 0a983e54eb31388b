package io.quarterdeck.launch;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * The serving certificate and key, straight from their PEM files: when these change, new
 * connections get the new pair without a restart. A pair that cannot be read is logged, and the one
 * before stays.
 */
final class ServingKeys extends X509ExtendedKeyManager {
  /** One look at the files in this time is enough, however many connections there are. */
  private static final long LOOK_EVERY_NANOS = 10_000_000_000L;

  private static final System.Logger LOG = System.getLogger(ServingKeys.class.getName());

  private record Loaded(X509Certificate[] chain, PrivateKey key, FileTime time) {}

  private final Path certificate;
  private final Path key;
  private final AtomicLong lastLook = new AtomicLong(System.nanoTime());
  private volatile Loaded current;

  ServingKeys(Path certificate, Path key) throws IOException {
    this.certificate = certificate;
    this.key = key;
    this.current = load();
  }

  private Loaded load() throws IOException {
    FileTime time = newest();
    X509Certificate[] chain = Pem.certificates(certificate).toArray(X509Certificate[]::new);
    return new Loaded(chain, Pem.privateKey(key), time);
  }

  private FileTime newest() throws IOException {
    FileTime a = Files.getLastModifiedTime(certificate);
    FileTime b = Files.getLastModifiedTime(key);
    return a.compareTo(b) > 0 ? a : b;
  }

  private Loaded current() {
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

  @Override
  public String chooseEngineServerAlias(
      String type, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return TlsProvider.SERVING_ALIAS;
  }

  @Override
  public String chooseServerAlias(
      String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return TlsProvider.SERVING_ALIAS;
  }

  @Override
  public String[] getServerAliases(String type, Principal @Nullable [] issuers) {
    return new String[] {TlsProvider.SERVING_ALIAS};
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return current().chain().clone();
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return current().key();
  }

  /** None: this key is not for clients. */
  @Override
  public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }
}
