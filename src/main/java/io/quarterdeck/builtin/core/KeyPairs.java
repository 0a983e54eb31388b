package io.quarterdeck.builtin.core;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Tells whether a certificate and a private key of a Secret can be used together, with the words of
 * Go's {@code tls.X509KeyPair}. Looks at PEM blocks; does not ask whether anybody trusts them.
 */
final class KeyPairs {
  private KeyPairs() {}

  /** Returns what is wrong with the pair, empty if nothing; both are base64 of PEM texts. */
  static List<String> warnings(String certificate, String key) {
    Optional<byte[]> der = block(text(certificate), "CERTIFICATE");
    if (der.isEmpty()) {
      boolean other = text(certificate).contains("-----BEGIN ");
      return List.of(
          "tls: failed to find "
              + (other
                  ? "\"CERTIFICATE\" PEM block in certificate input"
                  : "any PEM data in certificate input"));
    }
    String pem = text(key);
    if (!pem.contains("-----BEGIN ")) {
      return List.of("tls: failed to find any PEM data in key input");
    }
    if (!pem.contains("PRIVATE KEY-----")) {
      return List.of(
          "tls: failed to find PEM block with type ending in \"PRIVATE KEY\" in key input after"
              + " skipping PEM blocks of the following types: ["
              + type(pem)
              + "]");
    }
    return mismatch(der.get(), pem);
  }

  private static List<String> mismatch(byte[] der, String pem) {
    try {
      Certificate parsed =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
      PublicKey ours = parsed.getPublicKey();
      Optional<byte[]> pkcs8 = block(pem, "PRIVATE KEY");
      if (pkcs8.isEmpty()) {
        return List.of(); // PKCS #1 and SEC 1 keys are not compared
      }
      String algorithm = ours instanceof RSAPublicKey ? "RSA" : "EC";
      var key =
          KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8.get()));
      boolean same =
          !(ours instanceof RSAPublicKey rsa && key instanceof RSAPrivateKey own)
              || rsa.getModulus().equals(own.getModulus());
      return same || ours instanceof ECPublicKey
          ? List.of()
          : List.of("tls: private key does not match public key");
    } catch (GeneralSecurityException e) {
      return List.of("tls: failed to parse private key");
    }
  }

  private static String type(String pem) {
    int start = pem.indexOf("-----BEGIN ") + "-----BEGIN ".length();
    int end = pem.indexOf("-----", start);
    return end < 0 ? "" : pem.substring(start, end);
  }

  private static String text(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }

  private static Optional<byte[]> block(String pem, String type) {
    String begin = "-----BEGIN " + type + "-----";
    int start = pem.indexOf(begin);
    int end = start < 0 ? -1 : pem.indexOf("-----END " + type + "-----", start);
    if (end < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          Base64.getMimeDecoder().decode(pem.substring(start + begin.length(), end)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
