package io.quarterdeck.access.serviceaccount;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** Reads RSA and EC keys from PEM files in the forms that kube-apiserver takes. */
final class PemKeys {
  private static final JcaPEMKeyConverter CONVERTER = new JcaPEMKeyConverter();

  private PemKeys() {}

  /** Returns the private key of a file with its public half. */
  static KeyPair privateKey(Path file) throws IOException {
    for (Object block : blocks(file)) {
      if (block instanceof PEMKeyPair pair) {
        return CONVERTER.getKeyPair(pair);
      }
      if (block instanceof PrivateKeyInfo info) {
        return PublicHalf.of(CONVERTER.getPrivateKey(info));
      }
    }
    throw new IOException(file + " holds no private key of RSA or EC");
  }

  /** Returns every public key of a file; of private keys their public half. */
  static List<PublicKey> publicKeys(Path file) throws IOException {
    List<PublicKey> keys = new ArrayList<>();
    for (Object block : blocks(file)) {
      switch (block) {
        case SubjectPublicKeyInfo info -> keys.add(CONVERTER.getPublicKey(info));
        case X509CertificateHolder c ->
            keys.add(CONVERTER.getPublicKey(c.getSubjectPublicKeyInfo()));
        case PEMKeyPair pair -> keys.add(CONVERTER.getKeyPair(pair).getPublic());
        case PrivateKeyInfo info ->
            keys.add(PublicHalf.of(CONVERTER.getPrivateKey(info)).getPublic());
        default -> {} // other blocks, such as EC parameters, stand beside keys
      }
    }
    if (keys.isEmpty()) {
      throw new IOException(file + " holds no public key of RSA or EC");
    }
    return keys;
  }

  private static List<Object> blocks(Path file) throws IOException {
    List<Object> blocks = new ArrayList<>();
    try (Reader reader = Files.newBufferedReader(file);
        PEMParser parser = new PEMParser(reader)) {
      for (Object block = parser.readObject(); block != null; block = parser.readObject()) {
        blocks.add(block);
      }
    }
    return blocks;
  }
}
