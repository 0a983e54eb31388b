package io.quarterdeck.builtin.certificates;

import io.quarterdeck.codec.PemBlock;
import io.quarterdeck.status.GoText;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Reads X.509 certificates (RFC 5280) as DER and PEM. Does not ask who trusts them. */
final class Certificates {
  private static final int SEQUENCE = 0x30; // the tag that every DER certificate begins with

  private Certificates() {}

  /**
   * Returns what is wrong with what a signer issued as PEM text, "" if it holds certificates and
   * nothing else; no text is right.
   */
  static String problem(byte[] pem) {
    if (pem.length == 0) {
      return "";
    }
    List<PemBlock> blocks = PemBlock.all(pem);
    for (PemBlock block : blocks) {
      String problem = problem(block);
      if (!problem.isEmpty()) {
        return problem;
      }
    }
    return blocks.isEmpty() ? "must contain at least one CERTIFICATE PEM block" : "";
  }

  private static String problem(PemBlock block) {
    if (!block.type().equals("CERTIFICATE")) {
      return "only CERTIFICATE PEM blocks are allowed, found " + GoText.quote(block.type());
    }
    if (!block.headers().isEmpty()) {
      return "no PEM block headers are permitted";
    }
    if (block.bytes().length == 0) {
      return "found CERTIFICATE PEM block containing 0 certificates";
    }
    try {
      certificates(block.bytes());
      return "";
    } catch (CertificateException e) {
      return "x509: malformed certificate";
    }
  }

  /** Returns the certificate that {@code der} is, if it is one and nothing more. */
  static Optional<X509Certificate> one(byte[] der) {
    try {
      List<X509Certificate> certificates = certificates(der);
      return certificates.size() == 1 ? Optional.of(certificates.getFirst()) : Optional.empty();
    } catch (CertificateException e) {
      return Optional.empty();
    }
  }

  /** Returns the DER certificates that stand one behind another in {@code der}. */
  private static List<X509Certificate> certificates(byte[] der) throws CertificateException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> certificates = new ArrayList<>();
    ByteArrayInputStream in = new ByteArrayInputStream(der);
    while (in.available() > 0) {
      if (der[der.length - in.available()] != SEQUENCE) {
        throw new CertificateException("no certificate"); // the factory would take other forms
      }
      X509Certificate certificate = (X509Certificate) factory.generateCertificate(in);
      if (PublicKeys.isOfUnknownCurve(keyOf(certificate))) {
        throw new CertificateException("a curve that Go does not know");
      }
      certificates.add(certificate);
    }
    return certificates;
  }

  private static SubjectPublicKeyInfo keyOf(X509Certificate certificate) {
    return SubjectPublicKeyInfo.getInstance(certificate.getPublicKey().getEncoded());
  }
}
