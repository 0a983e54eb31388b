package io.quarterdeck.builtin.certificates;

import io.quarterdeck.codec.PemBlock;
import io.quarterdeck.status.GoText;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Tells whether the PEM text that a signer issued holds certificates and nothing else. */
final class IssuedCertificate {
  private static final int SEQUENCE = 0x30; // the tag that every DER certificate begins with

  private IssuedCertificate() {}

  /** Returns what is wrong with the text, "" if nothing; no text is right. */
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

  /** Returns the DER certificates that stand one behind another in {@code der}. */
  static List<X509Certificate> certificates(byte[] der) throws CertificateException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> certificates = new ArrayList<>();
    ByteArrayInputStream in = new ByteArrayInputStream(der);
    while (in.available() > 0) {
      if (der[der.length - in.available()] != SEQUENCE) {
        throw new CertificateException("no certificate"); // the factory would take other forms
      }
      certificates.add((X509Certificate) factory.generateCertificate(in));
    }
    return certificates;
  }
}
