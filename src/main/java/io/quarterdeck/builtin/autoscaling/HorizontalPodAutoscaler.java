package io.quarterdeck.builtin.autoscaling;

import io.quarterdeck.builtin.Kind;
import io.quarterdeck.resource.Strategy;

/** The kind HorizontalPodAutoscaler of autoscaling. */
public final class HorizontalPodAutoscaler {
  public static final Kind KIND =
      Kind.named("HorizontalPodAutoscaler", "horizontalpodautoscalers")
          .namespaced()
          .shortNames("hpa")
          .categories("all")
          .stored("autoscaling/v2")
          .status(Strategy.NONE);

  private HorizontalPodAutoscaler() {}
}
