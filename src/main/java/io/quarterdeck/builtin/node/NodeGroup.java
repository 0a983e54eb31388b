package io.quarterdeck.builtin.node;

import io.quarterdeck.builtin.Group;

/** The kinds of the group node.k8s.io, by version. */
public final class NodeGroup {
  public static final Group GROUP =
      Group.named("node.k8s.io", 16300).version("v1", 15, RuntimeClass.KIND);

  private NodeGroup() {}
}
