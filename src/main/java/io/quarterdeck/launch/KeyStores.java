package io.quarterdeck.launch;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;

/** Writes key stores for containers, which do not read PEM files. */
final class KeyStores {
  /** Keeps nobody out: the files' permissions do. */
  static final String PASSWORD = "changeit";

  private interface Filling {
    void fill(KeyStore store) throws GeneralSecurityException;
  }

  private KeyStores() {}

  /** Writes the serving key and its chain under {@link TlsProvider#SERVING_ALIAS}. */
  static void writeServing(ServingKeys keys, Path file) throws IOException {
    String alias = TlsProvider.SERVING_ALIAS;
    X509Certificate[] chain = keys.getCertificateChain(alias);
    write(
        file,
        store ->
            store.setKeyEntry(alias, keys.getPrivateKey(alias), PASSWORD.toCharArray(), chain));
  }

  /** Writes the authorities of client certificates. */
  static void writeTrusted(List<X509Certificate> authorities, Path file) throws IOException {
    write(
        file,
        store -> {
          for (int i = 0; i < authorities.size(); i++) {
            store.setCertificateEntry("authority-" + i, authorities.get(i));
          }
        });
  }

  private static void write(Path file, Filling filling) throws IOException {
    Pem.writePrivate(file, "");
    try (OutputStream out = Files.newOutputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      filling.fill(store);
      store.store(out, PASSWORD.toCharArray());
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }
}
