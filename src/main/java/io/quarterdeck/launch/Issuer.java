package io.quarterdeck.launch;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority: issues certificates and signs them. Keeps nothing. */
final class Issuer {
  private static final Duration CA_LIFE = Duration.ofDays(3650);
  private static final Duration LIFE = Duration.ofDays(365);

  /** Clocks of a cluster differ; kubeadm allows for five minutes too. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private static final int SERIAL_BITS = 127;

  /** A certificate and the key that belongs to it. */
  record Pair(X509Certificate certificate, PrivateKey key) {}

  private final X500Name name;
  private final Pair own;
  private final Clock clock;

  Issuer(Pair own, Clock clock) {
    this.name = X500Name.getInstance(own.certificate().getSubjectX500Principal().getEncoded());
    this.own = own;
    this.clock = clock;
  }

  /** Makes a self-signed authority. */
  static Pair authority(String commonName, Clock clock) throws IOException {
    try {
      KeyPair keys = ecKeys();
      X500Name name = new X500Name("CN=" + commonName);
      X509v3CertificateBuilder builder = builder(name, name, keys, CA_LIFE, clock);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
      builder.addExtension(
          Extension.keyUsage,
          true,
          new KeyUsage(
              KeyUsage.digitalSignature | KeyUsage.keyEncipherment | KeyUsage.keyCertSign));
      builder.addExtension(
          Extension.subjectKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
      return new Pair(sign(builder, keys.getPrivate()), keys.getPrivate());
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  /**
   * Issues a serving certificate for host names and addresses.
   *
   * @param names of {@link GeneralName}'s types dNSName and iPAddress
   */
  Pair server(String commonName, Collection<GeneralName> names) throws IOException {
    return issue("CN=" + commonName, KeyPurposeId.id_kp_serverAuth, names, ecKeys());
  }

  /**
   * Issues a client certificate, with an RSA key: some client libraries read no other from a
   * kubeconfig.
   *
   * @param subject a distinguished name such as {@code O=system:masters,CN=admin}
   */
  Pair client(String subject) throws IOException {
    return issue(subject, KeyPurposeId.id_kp_clientAuth, List.of(), rsaKeys());
  }

  private Pair issue(
      String subject, KeyPurposeId purpose, Collection<GeneralName> names, KeyPair keys)
      throws IOException {
    try {
      X509v3CertificateBuilder builder = builder(name, new X500Name(subject), keys, LIFE, clock);
      JcaX509ExtensionUtils utils = new JcaX509ExtensionUtils();
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          utils.createAuthorityKeyIdentifier(own.certificate().getPublicKey()));
      if (!names.isEmpty()) {
        GeneralNames alternatives = new GeneralNames(names.toArray(GeneralName[]::new));
        builder.addExtension(Extension.subjectAlternativeName, false, alternatives);
      }
      return new Pair(sign(builder, own.key()), keys.getPrivate());
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static X509v3CertificateBuilder builder(
      X500Name issuer, X500Name subject, KeyPair keys, Duration life, Clock clock) {
    Instant now = clock.instant();
    return new JcaX509v3CertificateBuilder(
        issuer,
        new BigInteger(SERIAL_BITS, new SecureRandom()),
        Date.from(now.minus(SKEW)),
        Date.from(now.plus(life)),
        subject,
        keys.getPublic());
  }

  private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
      throws IOException {
    try {
      String algorithm = key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
      return Pem.convert(builder.build(new JcaContentSignerBuilder(algorithm).build(key)));
    } catch (OperatorCreationException e) {
      throw new IOException(e);
    }
  }

  private static KeyPair ecKeys() throws IOException {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  /** Makes an RSA key pair, as clients and token signers have it: every library reads those. */
  static KeyPair rsaKeys() throws IOException {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }
}
