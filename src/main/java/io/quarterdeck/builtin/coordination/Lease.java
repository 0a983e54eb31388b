package io.quarterdeck.builtin.coordination;

import io.quarterdeck.builtin.Kind;

/** The kind Lease of coordination.k8s.io. */
public final class Lease {
  public static final Kind KIND =
      Kind.named("Lease", "leases")
          .namespaced()
          .stored("coordination.k8s.io/v1")
          .strategy(new LeaseRules());

  private Lease() {}
}
