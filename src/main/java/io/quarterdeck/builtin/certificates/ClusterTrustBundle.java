package io.quarterdeck.builtin.certificates;

import io.quarterdeck.builtin.Cells;
import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;

/** The kind ClusterTrustBundle of certificates.k8s.io. */
public final class ClusterTrustBundle {
  public static final Kind KIND =
      Kind.named("ClusterTrustBundle", "clustertrustbundles")
          .gate("ClusterTrustBundle")
          .select("spec.signerName")
          .stored("certificates.k8s.io/v1beta1")
          .deprecated("v1beta1", "v1.37", "v1.40", "")
          .deprecated("v1alpha1", "v1.34", "v1.37", "")
          .strategy(new ClusterTrustBundleRules())
          .columns(columns());

  private ClusterTrustBundle() {}

  private static Table columns() {
    return Table.named()
        .text(
            "SignerName",
            Doc.field("spec.signerName"),
            o -> Cells.or(o.spec().string("signerName"), Cells.NONE));
  }
}
