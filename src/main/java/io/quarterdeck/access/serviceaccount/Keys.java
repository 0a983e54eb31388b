package io.quarterdeck.access.serviceaccount;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The keys of service account tokens: the one that signs and all that verify. A key's id is the
 * digest of its public half, as kube-apiserver computes it, so that the two know each other's
 * tokens.
 */
public final class Keys {
  private final KeyPair signer;
  private final JWK signerKey;
  private final Map<String, JWK> verifiers;

  private Keys(KeyPair signer, JWK signerKey, Map<String, JWK> verifiers) {
    this.signer = signer;
    this.signerKey = signerKey;
    this.verifiers = Map.copyOf(verifiers);
  }

  /**
   * Reads the files.
   *
   * @param signing {@code --service-account-signing-key-file}
   * @param verifying {@code --service-account-key-file}, each with one or more keys, public or
   *     private
   */
  public static Keys read(Path signing, List<Path> verifying) throws IOException {
    KeyPair signer = PemKeys.privateKey(signing);
    List<PublicKey> keys = new ArrayList<>();
    for (Path file : verifying) {
      keys.addAll(PemKeys.publicKeys(file));
    }
    if (keys.isEmpty()) {
      keys.add(signer.getPublic());
    }
    Map<String, JWK> byId = new LinkedHashMap<>();
    for (PublicKey key : keys) {
      JWK jwk = jwk(key);
      byId.put(jwk.getKeyID(), jwk);
    }
    return new Keys(signer, jwk(signer.getPublic()), byId);
  }

  KeyPair signer() {
    return signer;
  }

  /** Returns the public half of the signing key with its id and algorithm. */
  JWK signerKey() {
    return signerKey;
  }

  /** Returns the key that a token's header names; every key if it names none. */
  List<JWK> candidates(String keyId) {
    JWK named = verifiers.get(keyId);
    return named != null
        ? List.of(named)
        : keyId.isEmpty() ? List.copyOf(verifiers.values()) : List.of();
  }

  /** Returns the public keys, as the key set document lists them. */
  public List<Map<String, Object>> published() {
    return verifiers.values().stream().map(JWK::toJSONObject).toList();
  }

  /** Returns the signing algorithms of the keys, each once, sorted. */
  public List<String> algorithms() {
    return verifiers.values().stream()
        .map(k -> k.getAlgorithm().getName())
        .distinct()
        .sorted()
        .toList();
  }

  private static JWK jwk(PublicKey key) throws IOException {
    String id = id(key);
    return switch (key) {
      case RSAPublicKey rsa ->
          new RSAKey.Builder(rsa)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.RS256)
              .keyID(id)
              .build();
      case ECPublicKey ec -> {
        Curve curve = Curve.forECParameterSpec(ec.getParams());
        yield new ECKey.Builder(curve, ec)
            .keyUse(KeyUse.SIGNATURE)
            .algorithm(algorithm(curve))
            .keyID(id)
            .build();
      }
      default -> throw new IOException("a key of " + key.getAlgorithm() + " can't verify tokens");
    };
  }

  private static JWSAlgorithm algorithm(Curve curve) throws IOException {
    if (curve.equals(Curve.P_256)) {
      return JWSAlgorithm.ES256;
    }
    if (curve.equals(Curve.P_384)) {
      return JWSAlgorithm.ES384;
    }
    if (curve.equals(Curve.P_521)) {
      return JWSAlgorithm.ES512;
    }
    throw new IOException("the curve " + curve + " is none of P-256, P-384 and P-521");
  }

  private static String id(PublicKey key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JRE has SHA-256", e);
    }
  }
}
