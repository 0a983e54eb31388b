package io.quarterdeck.builtin.policy;

import io.quarterdeck.builtin.Kind;
import io.quarterdeck.resource.Strategy;

/** The kind PodDisruptionBudget of policy. */
public final class PodDisruptionBudget {
  public static final Kind KIND =
      Kind.named("PodDisruptionBudget", "poddisruptionbudgets")
          .namespaced()
          .shortNames("pdb")
          .stored("policy/v1")
          .status(Strategy.NONE);

  private PodDisruptionBudget() {}
}
