package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.Kind;
import io.quarterdeck.resource.Strategy;

/** The kind ResourceQuota of the core group. */
public final class ResourceQuota {
  public static final Kind KIND =
      Kind.named("ResourceQuota", "resourcequotas")
          .namespaced()
          .shortNames("quota")
          .stored("v1")
          .status(Strategy.NONE);

  private ResourceQuota() {}
}
