package io.quarterdeck.builtin.coordination;

import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.builtin.Doc;

/** The kind LeaseCandidate of coordination.k8s.io. */
public final class LeaseCandidate {
  public static final Kind KIND =
      Kind.named("LeaseCandidate", "leasecandidates")
          .namespaced()
          .stored("coordination.k8s.io/v1beta1")
          .strategy(new LeaseCandidateRules()).columns(columns());

  private LeaseCandidate() {}

  private static Table columns() {
    return Table.named().text("LeaseName", Doc.field("spec.leaseName"), o -> o.spec().string("leaseName")).text("BinaryVersion", Doc.of(""), o -> o.spec().string("binaryVersion")).text("EmulationVersion", Doc.of(""), o -> o.spec().string("emulationVersion")).age();
  }
}
