package io.quarterdeck.builtin.apps;

import io.quarterdeck.builtin.Kind;
import io.quarterdeck.resource.Strategy;

/** The kind Deployment of apps. */
public final class Deployment {
  public static final Kind KIND =
      Kind.named("Deployment", "deployments")
          .namespaced()
          .shortNames("deploy")
          .categories("all")
          .stored("apps/v1")
          .scale()
          .status(Strategy.NONE);

  private Deployment() {}
}
