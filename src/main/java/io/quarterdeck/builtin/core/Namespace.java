package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;

/** The kind Namespace of the core group. */
public final class Namespace {
  public static final Kind KIND =
      Kind.named("Namespace", "namespaces")
          .shortNames("ns")
          .verbs("create", "delete", "get", "list", "patch", "update", "watch")
          .select("status.phase")
          .stored("v1")
          .defaults("v1", CoreDefaults::namespace)
          .strategy(new NamespaceRules())
          .deletion(new NamespaceDeletion())
          .part("finalize", new NamespaceFinalizeRules(), "update")
          .status(new NamespaceStatusRules())
          .columns(columns());

  private Namespace() {}

  private static Table columns() {
    return Table.named()
        .text("Status", Doc.of("The status of the namespace"), o -> o.status().string("phase"))
        .age();
  }
}
