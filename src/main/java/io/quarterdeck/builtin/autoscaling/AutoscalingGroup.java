package io.quarterdeck.builtin.autoscaling;

import io.quarterdeck.builtin.Group;

/** The kinds of the group autoscaling, by version. */
public final class AutoscalingGroup {
  public static final Group GROUP =
      Group.named("autoscaling", 17500)
          .version("v2", 30, HorizontalPodAutoscaler.KIND)
          .version("v1", 15, HorizontalPodAutoscaler.KIND);

  private AutoscalingGroup() {}
}
