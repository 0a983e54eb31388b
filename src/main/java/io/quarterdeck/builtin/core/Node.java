package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.Kind;
import io.quarterdeck.resource.Strategy;

/** The kind Node of the core group. */
public final class Node {
  public static final Kind KIND =
      Kind.named("Node", "nodes")
          .shortNames("no")
          .select("spec.unschedulable", node -> Boolean.toString(node.spec().bool("unschedulable")))
          .stored("v1", "minions")
          .proxy("NodeProxyOptions")
          .status(Strategy.NONE);

  private Node() {}
}
