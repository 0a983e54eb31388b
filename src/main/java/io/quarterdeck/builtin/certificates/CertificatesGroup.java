package io.quarterdeck.builtin.certificates;

import io.quarterdeck.builtin.Group;

/** The kinds of the group certificates.k8s.io, by version. */
public final class CertificatesGroup {
  public static final Group GROUP =
      Group.named("certificates.k8s.io", 17300)
          .version("v1", 15, CertificateSigningRequest.KIND)
          .optional("v1beta1", 9, ClusterTrustBundle.KIND, PodCertificateRequest.KIND)
          .optional("v1alpha1", 1, ClusterTrustBundle.KIND);

  private CertificatesGroup() {}
}
