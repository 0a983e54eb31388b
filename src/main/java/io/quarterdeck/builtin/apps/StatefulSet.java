package io.quarterdeck.builtin.apps;

import io.quarterdeck.builtin.Kind;
import io.quarterdeck.resource.Strategy;

/** The kind StatefulSet of apps. */
public final class StatefulSet {
  public static final Kind KIND =
      Kind.named("StatefulSet", "statefulsets")
          .namespaced()
          .shortNames("sts")
          .categories("all")
          .stored("apps/v1")
          .scale()
          .status(Strategy.NONE);

  private StatefulSet() {}
}
