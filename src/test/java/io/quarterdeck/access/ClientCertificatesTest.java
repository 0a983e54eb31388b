package io.quarterdeck.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.quarterdeck.access.Authenticator.Verdict;
import io.quarterdeck.request.Peer;
import io.quarterdeck.request.User;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientCertificatesTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final X500Name CA = new X500Name("CN=test-ca");

  @TempDir Path dir;
  private KeyPair caKey;
  private ClientCertificates authenticator;

  @BeforeEach
  void anAuthority() throws Exception {
    caKey = key();
    X509Certificate ca = sign(CA, CA, caKey, caKey, true, KeyPurposeId.anyExtendedKeyUsage, NOW);
    Path file = dir.resolve("ca.crt");
    Files.writeString(
        file,
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(ca.getEncoded())
            + "\n-----END CERTIFICATE-----\n");
    authenticator = new ClientCertificates(file, () -> NOW);
  }

  private static KeyPair key() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    return generator.generateKeyPair();
  }

  private static X509Certificate sign(
      X500Name issuer,
      X500Name subject,
      KeyPair signer,
      KeyPair subjectKey,
      boolean authority,
      KeyPurposeId usage,
      Instant from)
      throws Exception {
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            issuer,
            BigInteger.valueOf(from.getEpochSecond()),
            Date.from(from.minus(Duration.ofHours(1))),
            Date.from(from.plus(Duration.ofHours(1))),
            subject,
            subjectKey.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
    builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(usage));
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(
                new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate())));
  }

  private X509Certificate client(String subject, KeyPurposeId usage, Instant from)
      throws Exception {
    return sign(CA, new X500Name(subject), caKey, key(), false, usage, from);
  }

  private Verdict show(X509Certificate... chain) {
    return authenticator.authenticate(
        new Credentials(FakeHeaders.NONE, new Peer("127.0.0.1", List.of(chain), "HTTP/2.0")));
  }

  @Test
  void theSubjectIsUserGroupsAndUid() throws Exception {
    X509Certificate jane =
        client(
            "O=developers,O=system:masters,CN=jane,1.3.6.1.4.1.57683.2=4711",
            KeyPurposeId.id_kp_clientAuth,
            NOW);

    User user = assertInstanceOf(Verdict.Known.class, show(jane)).user();

    assertEquals("jane", user.name());
    assertEquals("4711", user.uid());
    assertEquals(List.of("developers", "system:masters"), user.groups());
  }

  @Test
  void noCertificateIsNoCredentials() {
    assertInstanceOf(Verdict.Silent.class, show());
  }

  @Test
  void aCertificateOfAnotherAuthorityIsRefused() throws Exception {
    KeyPair other = key();
    X509Certificate forged =
        sign(CA, new X500Name("CN=admin"), other, key(), false, KeyPurposeId.id_kp_clientAuth, NOW);

    assertInstanceOf(Verdict.Refused.class, show(forged));
  }

  @Test
  void anExpiredCertificateIsRefused() throws Exception {
    Instant lastWeek = NOW.minus(Duration.ofDays(7));

    assertInstanceOf(
        Verdict.Refused.class, show(client("CN=jane", KeyPurposeId.id_kp_clientAuth, lastWeek)));
  }

  @Test
  void aServingCertificateIsRefused() throws Exception {
    assertInstanceOf(
        Verdict.Refused.class, show(client("CN=jane", KeyPurposeId.id_kp_serverAuth, NOW)));
  }

  @Test
  void aCertificateWithoutACommonNameIsRefused() throws Exception {
    assertInstanceOf(
        Verdict.Refused.class, show(client("O=developers", KeyPurposeId.id_kp_clientAuth, NOW)));
  }
}
