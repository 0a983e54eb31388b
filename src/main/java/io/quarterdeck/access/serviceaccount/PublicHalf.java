package io.quarterdeck.access.serviceaccount;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import org.bouncycastle.jcajce.provider.asymmetric.util.EC5Util;

/** Finds the public half of a private key. */
final class PublicHalf {
  private PublicHalf() {}

  static KeyPair of(PrivateKey key) throws IOException {
    try {
      return switch (key) {
        case RSAPrivateCrtKey rsa ->
            new KeyPair(
                KeyFactory.getInstance("RSA")
                    .generatePublic(
                        new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent())),
                rsa);
        case ECPrivateKey ec ->
            new KeyPair(
                KeyFactory.getInstance("EC")
                    .generatePublic(new ECPublicKeySpec(point(ec), ec.getParams())),
                ec);
        default -> throw new IOException("a key of " + key.getAlgorithm() + " can't sign tokens");
      };
    } catch (GeneralSecurityException e) {
      throw new IOException("the private key is damaged: " + e.getMessage(), e);
    }
  }

  private static ECPoint point(ECPrivateKey key) {
    var q = EC5Util.convertSpec(key.getParams()).getG().multiply(key.getS()).normalize();
    return new ECPoint(q.getAffineXCoord().toBigInteger(), q.getAffineYCoord().toBigInteger());
  }
}
