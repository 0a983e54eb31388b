package io.quarterdeck.builtin.scheduling;

import io.quarterdeck.builtin.Kind;

/** The kind PriorityClass of scheduling.k8s.io. */
public final class PriorityClass {
  public static final Kind KIND =
      Kind.named("PriorityClass", "priorityclasses")
          .shortNames("pc")
          .stored("scheduling.k8s.io/v1")
          .strategy(new PriorityClassRules());

  private PriorityClass() {}
}
