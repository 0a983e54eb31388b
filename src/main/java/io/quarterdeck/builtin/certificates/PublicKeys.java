package io.quarterdeck.builtin.certificates;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Reads public keys as certificates have them ({@code SubjectPublicKeyInfo}, RFC 5280). */
final class PublicKeys {
  private static final Map<ASN1ObjectIdentifier, String> ALGORITHMS =
      Map.of(
          X9ObjectIdentifiers.id_ecPublicKey,
          "EC",
          EdECObjectIdentifiers.id_Ed25519,
          "Ed25519",
          PKCSObjectIdentifiers.rsaEncryption,
          "RSA");

  private static final Set<ASN1ObjectIdentifier> CURVES =
      Set.of(
          SECObjectIdentifiers.secp224r1,
          SECObjectIdentifiers.secp256r1,
          SECObjectIdentifiers.secp384r1,
          SECObjectIdentifiers.secp521r1);

  private PublicKeys() {}

  /** Tells whether it is an elliptic key on a curve that Go does not know: none of NIST's. */
  static boolean isOfUnknownCurve(SubjectPublicKeyInfo info) {
    return info.getAlgorithm().getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)
        && !CURVES.contains(info.getAlgorithm().getParameters());
  }

  /** Returns the RSA, EC or Ed25519 key; empty if it is another or none at all. */
  static Optional<PublicKey> parse(byte[] der) {
    try {
      return of(SubjectPublicKeyInfo.getInstance(der));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Returns the key that {@code info} holds; empty if it is not known. */
  static Optional<PublicKey> of(SubjectPublicKeyInfo info) {
    String algorithm = ALGORITHMS.get(info.getAlgorithm().getAlgorithm());
    if (algorithm == null || isOfUnknownCurve(info)) {
      return Optional.empty();
    }
    try {
      X509EncodedKeySpec encoded = new X509EncodedKeySpec(info.getEncoded());
      return Optional.of(KeyFactory.getInstance(algorithm).generatePublic(encoded));
    } catch (IOException | GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  /** Returns the size of the curve's field in bits, by which NIST's curves are named. */
  static int bits(ECPublicKey key) {
    return key.getParams().getCurve().getField().getFieldSize();
  }

  /** Returns the size of the modulus in bits, to whole bytes. */
  static int bits(RSAPublicKey key) {
    return (key.getModulus().bitLength() + 7) / 8 * 8;
  }
}
