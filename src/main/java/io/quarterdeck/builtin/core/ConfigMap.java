package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.resource.Cell;

/** The kind ConfigMap of the core group. */
public final class ConfigMap {
  public static final Kind KIND =
      Kind.named("ConfigMap", "configmaps")
          .namespaced()
          .shortNames("cm")
          .stored("v1")
          .strategy(new ConfigMapRules())
          .columns(columns());

  private ConfigMap() {}

  private static Table columns() {
    return Table.named()
        .cell(
            "Data",
            Doc.field("data"),
            o -> Cell.of(o.root().map("data").size() + o.root().map("binaryData").size()))
        .age();
  }
}
