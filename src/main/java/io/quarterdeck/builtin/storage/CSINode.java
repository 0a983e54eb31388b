package io.quarterdeck.builtin.storage;

import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;

/** The kind CSINode of storage.k8s.io. */
public final class CSINode {
  public static final Kind KIND =
      Kind.named("CSINode", "csinodes")
          .returnsDeleted()
          .stored("storage.k8s.io/v1")
          .strategy(new CsiNodeRules())
          .columns(columns());

  private CSINode() {}

  private static Table columns() {
    return Table.named()
        .number(
            "Drivers",
            Doc.of("Drivers indicates the number of CSI drivers registered on the node"),
            o -> o.spec().list("drivers").size())
        .age();
  }
}
