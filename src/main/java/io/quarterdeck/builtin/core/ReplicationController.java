package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.Kind;
import io.quarterdeck.resource.Strategy;

/** The kind ReplicationController of the core group. */
public final class ReplicationController {
  public static final Kind KIND =
      Kind.named("ReplicationController", "replicationcontrollers")
          .namespaced()
          .shortNames("rc")
          .categories("all")
          .select("status.replicas", rc -> Long.toString(rc.status().integer("replicas")))
          .stored("v1", "controllers")
          .scale()
          .status(Strategy.NONE);

  private ReplicationController() {}
}
