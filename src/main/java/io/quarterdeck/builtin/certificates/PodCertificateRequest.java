package io.quarterdeck.builtin.certificates;

import io.quarterdeck.builtin.Kind;
import io.quarterdeck.resource.Strategy;

/** The kind PodCertificateRequest of certificates.k8s.io. */
public final class PodCertificateRequest {
  public static final Kind KIND =
      Kind.named("PodCertificateRequest", "podcertificaterequests")
          .namespaced()
          .gate("PodCertificateRequest")
          .select("spec.signerName")
          .select("spec.podName")
          .select("spec.nodeName")
          .namespaceNotSelectable()
          .stored("certificates.k8s.io/v1beta1")
          .status(Strategy.NONE);

  private PodCertificateRequest() {}
}
