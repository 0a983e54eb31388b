package io.quarterdeck.builtin.certificates;

import io.quarterdeck.builtin.Kind;
import io.quarterdeck.resource.Strategy;

/** The kind CertificateSigningRequest of certificates.k8s.io. */
public final class CertificateSigningRequest {
  public static final Kind KIND =
      Kind.named("CertificateSigningRequest", "certificatesigningrequests")
          .shortNames("csr")
          .select("spec.signerName")
          .stored("certificates.k8s.io/v1")
          .part("approval", Strategy.NONE)
          .status(Strategy.NONE);

  private CertificateSigningRequest() {}
}
