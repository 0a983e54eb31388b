package io.quarterdeck.builtin.coordination;

import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;

/** The kind LeaseCandidate of coordination.k8s.io. */
public final class LeaseCandidate {
  public static final Kind KIND =
      Kind.named("LeaseCandidate", "leasecandidates")
          .namespaced()
          .stored("coordination.k8s.io/v1beta1")
          .strategy(new LeaseCandidateRules())
          .deprecated("v1alpha2", "v1.35", "v1.38", "")
          .deprecated("v1beta1", "v1.36", "v1.39", "")
          .columns(columns());

  private LeaseCandidate() {}

  private static Table columns() {
    return Table.named()
        .text(
            "LeaseName",
            Doc.of(
                "LeaseName is the name of the lease for which this candidate is contending. This"
                    + " field is immutable."),
            o -> o.spec().string("leaseName"))
        .text("BinaryVersion", Doc.of(""), o -> o.spec().string("binaryVersion"))
        .text("EmulationVersion", Doc.of(""), o -> o.spec().string("emulationVersion"))
        .age();
  }
}
