package io.quarterdeck.builtin;

import io.quarterdeck.resource.Columns;
import io.quarterdeck.resource.DefaultColumns;

/** The columns of {@code autoscaling/v1 Scale}, which several kinds have as a subresource. */
final class ScaleTable {
  private static final Table TABLE =
      Table.unnamed()
          .text("Name", Doc.of(DefaultColumns.NAME), scale -> scale.meta().name())
          .number("Desired", Doc.field("spec.replicas"), s -> s.spec().integer("replicas"))
          .number("Available", Doc.field("status.replicas"), s -> s.status().integer("replicas"))
          .age();

  private ScaleTable() {}

  static Columns columns(Sources sources) {
    return TABLE.describedBy(sources.types().type("autoscaling", "v1", "Scale"), sources.docs());
  }
}
