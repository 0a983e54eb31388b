package io.quarterdeck.builtin.coordination;

import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;

/** The kind Lease of coordination.k8s.io. */
public final class Lease {
  public static final Kind KIND =
      Kind.named("Lease", "leases")
          .namespaced()
          .stored("coordination.k8s.io/v1")
          .strategy(new LeaseRules())
          .columns(columns());

  private Lease() {}

  private static Table columns() {
    return Table.named()
        .text("Holder", Doc.field("spec.holderIdentity"), o -> o.spec().string("holderIdentity"))
        .age();
  }
}
