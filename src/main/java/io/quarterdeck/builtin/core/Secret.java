package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.resource.Cell;

/** The kind Secret of the core group. */
public final class Secret {
  public static final Kind KIND =
      Kind.named("Secret", "secrets")
          .namespaced()
          .select("type")
          .stored("v1")
          .strategy(new SecretRules())
          .defaults("v1", SecretRules::folded)
          .columns(columns());

  private Secret() {}

  private static Table columns() {
    return Table.named()
        .text("Type", Doc.field("type"), o -> o.root().string("type"))
        .cell("Data", Doc.field("data"), o -> Cell.of(o.root().map("data").size()))
        .age();
  }
}
