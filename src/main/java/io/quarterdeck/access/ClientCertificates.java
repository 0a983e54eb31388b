package io.quarterdeck.access;

import io.quarterdeck.request.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Authenticates client certificates signed by the authorities of {@code --client-ca-file}: the
 * common name is the user, each organization a group, a UID attribute (1.3.6.1.4.1.57683.2) the
 * uid, as kube-apiserver's {@code x509.CommonNameUserConversion} has it. The TLS layer takes any
 * certificate; what counts is checked here: the chain, the validity period and the extended key
 * usage clientAuth. The file is read again when it changes, so authorities can be rotated without a
 * restart.
 */
public final class ClientCertificates implements Authenticator {
  private static final System.Logger LOG = System.getLogger(ClientCertificates.class.getName());
  private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2"; // RFC 5280, 4.2.1.12
  private static final String CREDENTIAL_ID = "authentication.kubernetes.io/credential-id";
  private static final String ANY_USAGE = "2.5.29.37.0";
  private static final long RELOAD_CHECK_NANOS =
      1_000_000_000L; // a look at the file's time, no more than once a second

  private final Path file;
  private final InstantSource clock;
  private volatile Authorities authorities;

  private record Authorities(Set<TrustAnchor> anchors, FileTime modified, long checkedNanos) {}

  /**
   * @param file PEM certificates of the authorities
   * @throws IOException if it can't be read or holds no certificate
   */
  public ClientCertificates(Path file, InstantSource clock) throws IOException {
    this.file = file;
    this.clock = clock;
    this.authorities = load();
  }

  @Override
  public Verdict authenticate(Credentials credentials) {
    List<X509Certificate> chain = credentials.peer().certificates();
    if (chain.isEmpty()) {
      return Verdict.Silent.HERE;
    }
    try {
      verify(chain);
      return new Verdict.Known(user(chain.getFirst()));
    } catch (GeneralSecurityException e) {
      return new Verdict.Refused("x509: " + e.getMessage());
    }
  }

  private void verify(List<X509Certificate> chain) throws GeneralSecurityException {
    X509CertSelector leaf = new X509CertSelector();
    leaf.setCertificate(chain.getFirst());
    PKIXBuilderParameters parameters = new PKIXBuilderParameters(current().anchors(), leaf);
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain)));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(clock.instant()));
    CertPathBuilder.getInstance("PKIX").build(parameters);
    if (!allowsClientAuth(chain.getFirst())) {
      throw new GeneralSecurityException("certificate specifies an incompatible key usage");
    }
  }

  /**
   * RFC 5280 lets a certificate without the extension do anything; Go, which kube-apiserver
   * follows, too.
   */
  private static boolean allowsClientAuth(X509Certificate certificate)
      throws CertificateParsingException {
    List<String> usages = certificate.getExtendedKeyUsage();
    return usages == null || usages.contains(CLIENT_AUTH) || usages.contains(ANY_USAGE);
  }

  private static User user(X509Certificate certificate) throws GeneralSecurityException {
    Subject subject = Subject.of(certificate.getSubjectX500Principal());
    if (subject.name().isEmpty()) {
      throw new GeneralSecurityException("certificate has no common name");
    }
    return new User(
        subject.name(),
        subject.uid(),
        subject.groups(),
        Map.of(CREDENTIAL_ID, List.of("X509SHA256=" + fingerprint(certificate))));
  }

  private static String fingerprint(X509Certificate certificate) throws GeneralSecurityException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
    return HexFormat.of().formatHex(digest);
  }

  private Authorities current() {
    Authorities now = authorities;
    if (System.nanoTime() - now.checkedNanos() < RELOAD_CHECK_NANOS) {
      return now;
    }
    try {
      boolean same = Files.getLastModifiedTime(file).equals(now.modified());
      now = same ? new Authorities(now.anchors(), now.modified(), System.nanoTime()) : load();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "Keeping the old client authorities: " + e.getMessage());
      now = new Authorities(now.anchors(), now.modified(), System.nanoTime());
    }
    authorities = now;
    return now;
  }

  private Authorities load() throws IOException {
    FileTime modified = Files.getLastModifiedTime(file);
    Set<TrustAnchor> anchors = new HashSet<>();
    for (X509Certificate certificate : certificates(file)) {
      anchors.add(new TrustAnchor(certificate, null));
    }
    if (anchors.isEmpty()) {
      throw new IOException(file + " holds no certificate");
    }
    return new Authorities(Set.copyOf(anchors), modified, System.nanoTime());
  }

  private static List<X509Certificate> certificates(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      Collection<? extends java.security.cert.Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      return found.stream().map(X509Certificate.class::cast).toList();
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " is no file of PEM certificates: " + e.getMessage(), e);
    }
  }
}
