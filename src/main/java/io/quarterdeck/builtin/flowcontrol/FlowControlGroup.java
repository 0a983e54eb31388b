package io.quarterdeck.builtin.flowcontrol;

import io.quarterdeck.builtin.Group;

/** The kinds of the group flowcontrol.apiserver.k8s.io, by version. */
public final class FlowControlGroup {
  public static final Group GROUP =
      Group.named("flowcontrol.apiserver.k8s.io", 16100)
          .version("v1", 21, FlowSchema.KIND, PriorityLevelConfiguration.KIND);

  private FlowControlGroup() {}
}
