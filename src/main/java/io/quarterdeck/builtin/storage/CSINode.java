package io.quarterdeck.builtin.storage;

import io.quarterdeck.builtin.Kind;

/** The kind CSINode of storage.k8s.io. */
public final class CSINode {
  public static final Kind KIND =
      Kind.named("CSINode", "csinodes").stored("storage.k8s.io/v1").strategy(new CsiNodeRules());

  private CSINode() {}
}
