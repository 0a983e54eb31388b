package io.quarterdeck.access.serviceaccount;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.SignedJWT;
import java.security.interfaces.ECPrivateKey;

/** Signs service account tokens. It does not decide who gets one. */
public final class TokenIssuer {
  private final Keys keys;
  private final JWSSigner signer;

  public TokenIssuer(Keys keys) {
    this.keys = keys;
    try {
      this.signer =
          keys.signer().getPrivate() instanceof ECPrivateKey ec
              ? new ECDSASigner(ec)
              : new RSASSASigner(keys.signer().getPrivate());
    } catch (JOSEException e) {
      throw new IllegalArgumentException("the signing key can't sign: " + e.getMessage(), e);
    }
  }

  /** Returns the signed token in its compact form. */
  public String issue(Claims claims) {
    JWSAlgorithm algorithm = JWSAlgorithm.parse(keys.signerKey().getAlgorithm().getName());
    JWSHeader header = new JWSHeader.Builder(algorithm).keyID(keys.signerKey().getKeyID()).build();
    SignedJWT token = new SignedJWT(header, claims.toSet());
    try {
      token.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException("signing failed: " + e.getMessage(), e);
    }
    return token.serialize();
  }
}
