package io.quarterdeck.builtin.certificates;

import io.quarterdeck.rules.Fields;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * The rules of the key that a PodCertificateRequest (KEP-4317) asks a certificate for, and of the
 * proof that who asks holds the private half: a certification request, or a signature of the pod's
 * uid. The first thing that is wrong is told.
 */
final class PossessionProof {
  private static final int SIZE_MAX = 10 * 1024; // bytes of a key, a proof or a request
  private static final Set<Integer> CURVE_BITS = Set.of(256, 384, 521);
  private static final Set<Integer> RSA_BITS = Set.of(3072, 4096);
  private static final int HASH_BYTES = 32; // of SHA-256
  private static final String REQUEST = "stubPKCS10Request";
  private static final String KEY = "pkixPublicKey";
  private static final String PROOF = "proofOfPossession";

  private static final String UNKNOWN_TYPE =
      "unknown public key type; supported types are Ed25519, ECDSA, and RSA";

  private PossessionProof() {}

  static void check(Fields spec) {
    boolean request = !spec.isEmpty(REQUEST);
    boolean key = !spec.isEmpty(KEY);
    boolean proof = !spec.isEmpty(PROOF);
    if (request && !key && !proof) {
      checkRequest(spec);
    } else if (!request && key && proof) {
      checkKey(spec);
    } else {
      spec.errors()
          .invalidOmitted(
              spec.path(),
              "exactly one of (stubPKCS10Request) or (pkixPublicKey, proofOfPossession) must be"
                  + " set");
    }
  }

  private static void checkRequest(Fields spec) {
    if (!fits(spec, REQUEST)) {
      return;
    }
    byte[] der = bytes(spec, REQUEST);
    Optional<SubjectPublicKeyInfo> info = Pkcs10.key(der);
    Optional<PublicKey> key = info.flatMap(PublicKeys::of);
    if (info.isEmpty()) {
      wrong(spec, REQUEST, "must be a valid PKCS#10 CSR");
    } else if (key.isEmpty()) {
      wrong(spec, REQUEST, UNKNOWN_TYPE);
    } else if (isStrong(spec, REQUEST, key.get(), "P256, P384, or P521")
        && !Pkcs10.problem(der).isEmpty()) {
      wrong(spec, REQUEST, "invalid signature");
    }
  }

  private static void checkKey(Fields spec) {
    if (!fits(spec, KEY) || !fits(spec, PROOF)) {
      return;
    }
    Optional<PublicKey> key = PublicKeys.parse(bytes(spec, KEY));
    if (key.isEmpty()) {
      spec.invalid(KEY, spec.value(KEY), "must be a valid PKIX-serialized public key");
    } else if (isStrong(spec, KEY, key.get(), "P256 or P384")
        && !isProven(key.get(), spec.string("podUID"), bytes(spec, PROOF))) {
      wrong(spec, PROOF, "could not verify proof-of-possession signature");
    }
  }

  private static boolean wrong(Fields spec, String field, String detail) {
    spec.errors().invalidOmitted(spec.at(field), detail);
    return false;
  }

  private static boolean fits(Fields spec, String field) {
    if (bytes(spec, field).length <= SIZE_MAX) {
      return true;
    }
    spec.errors().tooLong(spec.at(field), SIZE_MAX);
    return false;
  }

  private static byte[] bytes(Fields spec, String field) {
    return Base64.getDecoder().decode(spec.string(field));
  }

  private static boolean isStrong(Fields spec, String field, PublicKey key, String curves) {
    return switch (key) {
      case EdECPublicKey ed -> true;
      case ECPublicKey ec ->
          CURVE_BITS.contains(PublicKeys.bits(ec))
              || spec.invalid(
                  field,
                  "curve P-" + PublicKeys.bits(ec),
                  "elliptic public keys must use curve " + curves);
      case RSAPublicKey rsa ->
          RSA_BITS.contains(PublicKeys.bits(rsa))
              || spec.invalid(
                  field,
                  PublicKeys.bits(rsa) + "-bit modulus",
                  "RSA keys must have modulus size 3072 or 4096");
      default -> wrong(spec, field, UNKNOWN_TYPE);
    };
  }

  private static boolean isProven(PublicKey key, String podUid, byte[] proof) {
    return switch (key) {
      case EdECPublicKey ed -> isSigned("Ed25519", ed, podUid, proof, Optional.empty());
      case ECPublicKey ec -> isSigned("SHA256withECDSA", ec, podUid, proof, Optional.empty());
      case RSAPublicKey rsa -> isSignedWithSalt(rsa, podUid, proof);
      default -> false;
    };
  }

  /** Signers salt with as much as fits (Go's default) or with as much as the hash is long. */
  private static boolean isSignedWithSalt(RSAPublicKey key, String text, byte[] proof) {
    int most = PublicKeys.bits(key) / 8 - HASH_BYTES - 2; // RFC 8017, section 9.1.1
    return isSigned("RSASSA-PSS", key, text, proof, Optional.of(salted(most)))
        || isSigned("RSASSA-PSS", key, text, proof, Optional.of(salted(HASH_BYTES)));
  }

  private static PSSParameterSpec salted(int bytes) {
    return new PSSParameterSpec(
        "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, bytes, PSSParameterSpec.TRAILER_FIELD_BC);
  }

  private static boolean isSigned(
      String algorithm, PublicKey key, String text, byte[] proof, Optional<PSSParameterSpec> pss) {
    try {
      Signature signature = Signature.getInstance(algorithm);
      if (pss.isPresent()) {
        signature.setParameter(pss.get());
      }
      signature.initVerify(key);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return signature.verify(proof);
    } catch (GeneralSecurityException e) {
      return false; // what cannot be read is no signature
    }
  }
}
