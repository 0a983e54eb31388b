package io.quarterdeck.builtin.node;

import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;

/** The kind RuntimeClass of node.k8s.io. */
public final class RuntimeClass {
  public static final Kind KIND =
      Kind.named("RuntimeClass", "runtimeclasses")
          .stored("node.k8s.io/v1")
          .strategy(new RuntimeClassRules())
          .columns(columns());

  private RuntimeClass() {}

  private static Table columns() {
    return Table.named().text("Handler", Doc.of(""), o -> o.root().string("handler")).age();
  }
}
