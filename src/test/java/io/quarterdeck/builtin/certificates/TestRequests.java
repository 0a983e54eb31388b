package io.quarterdeck.builtin.certificates;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** Certification requests that tests ask with. */
final class TestRequests {
  private TestRequests() {}

  /** Returns a request of a new key, signed with it. */
  static byte[] der(String keys, int bits, String signature)
      throws GeneralSecurityException, OperatorCreationException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(keys);
    generator.initialize(bits);
    KeyPair pair = generator.generateKeyPair();
    X500Principal name = new X500Principal("CN=a");
    try {
      return new JcaPKCS10CertificationRequestBuilder(name, pair.getPublic())
          .build(new JcaContentSignerBuilder(signature).build(pair.getPrivate()))
          .getEncoded();
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  static String pem(String type, byte[] der) {
    return "-----BEGIN "
        + type
        + "-----\n"
        + Base64.getMimeEncoder().encodeToString(der)
        + "\n-----END "
        + type
        + "-----\n";
  }
}
