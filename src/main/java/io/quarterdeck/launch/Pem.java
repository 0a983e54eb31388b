package io.quarterdeck.launch;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;

/** Reads and writes certificates and keys as PEM files. Decides nothing about their contents. */
final class Pem {
  private Pem() {}

  /** Returns the certificates of a file in their order; other entries are skipped. */
  static List<X509Certificate> certificates(Path file) throws IOException {
    List<X509Certificate> chain = new ArrayList<>();
    for (Object entry : entries(file)) {
      if (entry instanceof X509CertificateHolder holder) {
        chain.add(convert(holder));
      }
    }
    if (chain.isEmpty()) {
      throw new IOException("no certificate in " + file);
    }
    return chain;
  }

  static X509Certificate convert(X509CertificateHolder holder) throws IOException {
    try {
      return new JcaX509CertificateConverter().getCertificate(holder);
    } catch (CertificateException e) {
      throw new IOException(e);
    }
  }

  /** Returns the first private key of a file: PKCS#8, PKCS#1 or SEC1. */
  static PrivateKey privateKey(Path file) throws IOException {
    for (Object entry : entries(file)) {
      if (entry instanceof PrivateKeyInfo info) {
        return new JcaPEMKeyConverter().getPrivateKey(info);
      }
      if (entry instanceof PEMKeyPair pair) {
        return new JcaPEMKeyConverter().getPrivateKey(pair.getPrivateKeyInfo());
      }
    }
    throw new IOException("no unencrypted private key in " + file);
  }

  private static List<Object> entries(Path file) throws IOException {
    List<Object> entries = new ArrayList<>();
    try (PEMParser parser = new PEMParser(new StringReader(Files.readString(file)))) {
      for (Object entry = parser.readObject(); entry != null; entry = parser.readObject()) {
        entries.add(entry);
      }
    }
    return entries;
  }

  /** Returns certificates, public or private keys (as PKCS#8) as PEM text. */
  static String text(List<?> entries) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      for (Object entry : entries) {
        writer.writeObject(
            entry instanceof PrivateKey key ? new JcaPKCS8Generator(key, null) : entry);
      }
    }
    return text.toString();
  }

  /** Writes a file that only its owner may read, whole or not at all. */
  static void writePrivate(Path file, String text) throws IOException {
    Path part = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".part");
    Files.write(part, text.getBytes(StandardCharsets.US_ASCII));
    if (Files.getFileStore(part).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-------"));
    }
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
