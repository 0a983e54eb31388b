package io.quarterdeck.builtin.node;

import io.quarterdeck.builtin.Kind;

/** The kind RuntimeClass of node.k8s.io. */
public final class RuntimeClass {
  public static final Kind KIND =
      Kind.named("RuntimeClass", "runtimeclasses").stored("node.k8s.io/v1");

  private RuntimeClass() {}
}
