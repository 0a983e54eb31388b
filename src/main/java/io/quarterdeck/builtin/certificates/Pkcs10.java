package io.quarterdeck.builtin.certificates;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
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
  private static final Set<ASN1ObjectIdentifier> CURVES =
      Set.of(
          SECObjectIdentifiers.secp224r1,
          SECObjectIdentifiers.secp256r1,
          SECObjectIdentifiers.secp384r1,
          SECObjectIdentifiers.secp521r1);
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

  private static String signatureProblem(PKCS10CertificationRequest request) {
    SubjectPublicKeyInfo info = request.getSubjectPublicKeyInfo();
    boolean elliptic =
        info.getAlgorithm().getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey);
    if (elliptic && !CURVES.contains(info.getAlgorithm().getParameters())) {
      return UNKNOWN_CURVE;
    }
    ASN1ObjectIdentifier algorithm = request.getSignatureAlgorithm().getAlgorithm();
    if (algorithm.equals(PKCSObjectIdentifiers.md5WithRSAEncryption)) {
      return "x509: cannot verify signature: insecure algorithm MD5-RSA";
    }
    if (!SIGNATURES.contains(algorithm)) {
      return UNIMPLEMENTED;
    }
    try {
      PublicKey key = key(info, elliptic);
      return key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < RSA_MIN_BITS
          ? tooShort(rsa)
          : verified(request, info) ? "" : failure(key);
    } catch (IOException | GeneralSecurityException e) {
      return UNIMPLEMENTED;
    }
  }

  private static PublicKey key(SubjectPublicKeyInfo info, boolean elliptic)
      throws IOException, GeneralSecurityException {
    boolean edwards = info.getAlgorithm().getAlgorithm().equals(EdECObjectIdentifiers.id_Ed25519);
    String algorithm = elliptic ? "EC" : edwards ? "Ed25519" : "RSA";
    return KeyFactory.getInstance(algorithm)
        .generatePublic(new X509EncodedKeySpec(info.getEncoded()));
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

  private static String tooShort(RSAPublicKey key) {
    return "crypto/rsa: "
        + key.getModulus().bitLength()
        + "-bit keys are insecure (see"
        + " https://go.dev/pkg/crypto/rsa#hdr-Minimum_key_size)";
  }
}
