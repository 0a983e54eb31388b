package io.quarterdeck.builtin.resource;

import io.quarterdeck.builtin.Kind;
import io.quarterdeck.resource.Strategy;

/** The kind ResourceClaim of resource.k8s.io. */
public final class ResourceClaim {
  public static final Kind KIND =
      Kind.named("ResourceClaim", "resourceclaims")
          .namespaced()
          .stored("resource.k8s.io/v1")
          .status(Strategy.NONE);

  private ResourceClaim() {}
}
