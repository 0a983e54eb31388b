package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.resource.Subresource.Role;

/** The kind Namespace of the core group. */
public final class Namespace {
  public static final Kind KIND =
      Kind.named("Namespace", "namespaces")
          .shortNames("ns")
          .verbs("create", "delete", "get", "list", "patch", "update", "watch")
          .select("status.phase")
          .stored("v1")
          .subresource("finalize", Role.PART, "", "Namespace", "update")
          .status(Strategy.NONE)
          .columns(columns());

  private Namespace() {}

  private static Table columns() {
    return Table.named()
        .text("Status", Doc.of("The status of the namespace"), o -> o.status().string("phase"))
        .age();
  }
}
