package io.quarterdeck.builtin.apps;

import io.quarterdeck.builtin.Kind;
import io.quarterdeck.resource.Strategy;

/** The kind ReplicaSet of apps. */
public final class ReplicaSet {
  public static final Kind KIND =
      Kind.named("ReplicaSet", "replicasets")
          .namespaced()
          .shortNames("rs")
          .categories("all")
          .stored("apps/v1")
          .scale()
          .status(Strategy.NONE);

  private ReplicaSet() {}
}
