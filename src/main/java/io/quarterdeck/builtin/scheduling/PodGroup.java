package io.quarterdeck.builtin.scheduling;

import io.quarterdeck.builtin.Kind;
import io.quarterdeck.resource.Strategy;

/** The kind PodGroup of scheduling.k8s.io. */
public final class PodGroup {
  public static final Kind KIND =
      Kind.named("PodGroup", "podgroups")
          .namespaced()
          .gate("GenericWorkload")
          .stored("scheduling.k8s.io/v1alpha2")
          .status(Strategy.NONE);

  private PodGroup() {}
}
