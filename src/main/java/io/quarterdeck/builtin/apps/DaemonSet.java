package io.quarterdeck.builtin.apps;

import io.quarterdeck.builtin.Kind;
import io.quarterdeck.resource.Strategy;

/** The kind DaemonSet of apps. */
public final class DaemonSet {
  public static final Kind KIND =
      Kind.named("DaemonSet", "daemonsets")
          .namespaced()
          .shortNames("ds")
          .categories("all")
          .stored("apps/v1")
          .status(Strategy.NONE);

  private DaemonSet() {}
}
