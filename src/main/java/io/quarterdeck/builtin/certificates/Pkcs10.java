package io.quarterdeck.builtin.certificates;

import java.io.IOException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;

/**
 * Tells whether a certification request (PKCS #10, RFC 2986) is one and is signed with the key that
 * it asks a certificate for, in the words of Go's {@code crypto/x509}. Does not ask who may have
 * such a certificate.
 */
final class Pkcs10 {
  private static final String UNIMPLEMENTED =
      "x509: cannot verify signature: algorithm unimplemented";
  private static final String UNKNOWN_CURVE = "x509: unsupported elliptic curve";
  private static final int RSA_MIN_BITS = 1024;
  private static final Set<ASN1ObjectIdentifier> SIGNATURES =
      Set.of(
          PKCSObjectIdentifiers.sha1WithRSAEncryption,
          PKCSObjectIdentifiers.sha256WithRSAEncryption,
          PKCSObjectIdentifiers.sha384WithRSAEncryption,
          PKCSObjectIdentifiers.sha512WithRSAEncryption,
          X9ObjectIdentifiers.ecdsa_with_SHA1,
          X9ObjectIdentifiers.ecdsa_with_SHA256,
          X9ObjectIdentifiers.ecdsa_with_SHA384,
          X9ObjectIdentifiers.ecdsa_with_SHA512,
          EdECObjectIdentifiers.id_Ed25519);

  private Pkcs10() {}

  /** Returns what is wrong with the request, "" if nothing. */
  static String problem(byte[] der) {
    Der whole = Der.sequence(der, 0, der.length, "certificateRequest");
    if (!whole.problem().isEmpty()) {
      return whole.problem();
    }
    int end = whole.start() + whole.length();
    Der signed = Der.sequence(der, whole.start(), end, "tbsCertificateRequest");
    if (!signed.problem().isEmpty()) {
      return signed.problem();
    }
    if (end < der.length) {
      return "asn1: syntax error: trailing data";
    }
    try {
      return signatureProblem(new PKCS10CertificationRequest(der));
    } catch (IOException | IllegalArgumentException e) {
      return "asn1: syntax error: data truncated";
    }
  }

  /** Returns the key that a request asks for, if it is a request. */
  static Optional<SubjectPublicKeyInfo> key(byte[] der) {
    try {
      return Optional.of(new PKCS10CertificationRequest(der).getSubjectPublicKeyInfo())
          .filter(info -> !PublicKeys.isOfUnknownCurve(info));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String signatureProblem(PKCS10CertificationRequest request) {
    SubjectPublicKeyInfo info = request.getSubjectPublicKeyInfo();
    if (PublicKeys.isOfUnknownCurve(info)) {
      return UNKNOWN_CURVE;
    }
    ASN1ObjectIdentifier algorithm = request.getSignatureAlgorithm().getAlgorithm();
    if (algorithm.equals(PKCSObjectIdentifiers.md5WithRSAEncryption)) {
      return "x509: cannot verify signature: insecure algorithm MD5-RSA";
    }
    if (!SIGNATURES.contains(algorithm)) {
      return UNIMPLEMENTED;
    }
    return PublicKeys.of(info)
        .map(key -> isShort(key) ? tooShort(key) : verified(request, info) ? "" : failure(key))
        .orElse(UNIMPLEMENTED);
  }

  private static boolean isShort(PublicKey key) {
    return key instanceof RSAPublicKey rsa && PublicKeys.bits(rsa) < RSA_MIN_BITS;
  }

  private static boolean verified(PKCS10CertificationRequest request, SubjectPublicKeyInfo info) {
    try {
      return request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(info));
    } catch (OperatorCreationException | PKCSException e) {
      return false; // a signature that cannot even be read, or one of another kind of key
    }
  }

  private static String failure(PublicKey key) {
    return switch (key) {
      case ECPublicKey ec -> "x509: ECDSA verification failure";
      case EdECPublicKey ed -> "x509: Ed25519 verification failure";
      default -> "crypto/rsa: verification error";
    };
  }

  private static String tooShort(PublicKey key) {
    return "crypto/rsa: "
        + ((RSAPublicKey) key).getModulus().bitLength()
        + "-bit keys are insecure (see"
        + " https://go.dev/pkg/crypto/rsa#hdr-Minimum_key_size)";
  }
}
