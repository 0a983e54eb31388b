package io.quarterdeck.builtin.scheduling;

import io.quarterdeck.builtin.Group;

/** The kinds of the group scheduling.k8s.io, by version. */
public final class SchedulingGroup {
  public static final Group GROUP =
      Group.named("scheduling.k8s.io", 16600)
          .version("v1", 15, PriorityClass.KIND)
          .optional("v1alpha2", 2, PodGroup.KIND, Workload.KIND);

  private SchedulingGroup() {}
}
