package io.quarterdeck.builtin.certificates;

import io.quarterdeck.builtin.Kind;

/** The kind ClusterTrustBundle of certificates.k8s.io. */
public final class ClusterTrustBundle {
  public static final Kind KIND =
      Kind.named("ClusterTrustBundle", "clustertrustbundles")
          .gate("ClusterTrustBundle")
          .select("spec.signerName")
          .stored("certificates.k8s.io/v1beta1");

  private ClusterTrustBundle() {}
}
