package io.quarterdeck.store.etcd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarterdeck.store.Heard;
import io.quarterdeck.store.Store;
import io.quarterdeck.store.StoreException;
import io.quarterdeck.store.WriteResult.Committed;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The store on an etcd that speaks TLS and asks for a client certificate. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecureEtcdTest {
  private Path directory;
  private Path certificate;
  private Path key;
  private EtcdProcess etcd;

  /** One certificate is authority, server and client at once. */
  @BeforeAll
  void startEtcd(@TempDir Path temporary) throws Exception {
    directory = temporary;
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    KeyPair pair = generator.generateKeyPair();
    key = pem("PRIVATE KEY", pair.getPrivate().getEncoded());
    certificate = pem("CERTIFICATE", selfSigned(pair));
    etcd =
        new EtcdProcess(
            "https",
            List.of(
                "--cert-file=" + certificate,
                "--key-file=" + key,
                "--trusted-ca-file=" + certificate,
                "--client-cert-auth"));
  }

  @AfterAll
  void stopEtcd() {
    if (etcd != null) {
      etcd.close();
    }
  }

  private static byte[] selfSigned(KeyPair pair)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    X500Name name = new X500Name("CN=etcd");
    Instant now = Instant.now();
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name,
            BigInteger.ONE,
            Date.from(now.minusSeconds(60)),
            Date.from(now.plusSeconds(3600)),
            name,
            pair.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
    return builder
        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
        .getEncoded();
  }

  private Path pem(String type, byte[] der) throws IOException {
    String text =
        "-----BEGIN %s-----\n%s\n-----END %s-----\n"
            .formatted(type, Base64.getMimeEncoder().encodeToString(der), type);
    return Files.writeString(directory.resolve(type.replace(' ', '-') + ".pem"), text);
  }

  private Store open(Optional<EtcdSettings.Identity> identity) {
    return EtcdStore.open(
        new EtcdSettings(
            List.of(etcd.uri()),
            "/registry",
            Optional.of(new EtcdSettings.Tls(Optional.of(certificate), identity)),
            Optional.empty(),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ZERO),
        InstantSource.system());
  }

  @Test
  void readsWritesAndWatchesOverTls() {
    try (Store store = open(Optional.of(new EtcdSettings.Identity(certificate, key)))) {
      long before = store.revision();
      Heard heard = new Heard(before);
      store.watch("", before, heard);

      Committed done = (Committed) store.put("a/x", new byte[1], 0, Duration.ZERO);

      assertEquals(done.revision(), heard.changes(1).getFirst().revision());
    }
  }

  @Test
  void isRefusedWithoutACertificate() {
    try (Store store = open(Optional.empty())) {
      assertThrows(StoreException.class, store::revision);
    }
  }

  @Test
  void saysWhichFilesCannotBeUsed() {
    Path missing = directory.resolve("missing.pem");

    StoreException failure =
        assertThrows(
            StoreException.class,
            () -> open(Optional.of(new EtcdSettings.Identity(missing, missing))));

    assertEquals("cannot use the TLS files for etcd", failure.getMessage().split(":")[0]);
  }
}
