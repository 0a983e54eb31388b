package io.quarterdeck.builtin.policy;

import io.quarterdeck.builtin.Group;

/** The kinds of the group policy, by version. */
public final class PolicyGroup {
  public static final Group GROUP =
      Group.named("policy", 17100).version("v1", 15, PodDisruptionBudget.KIND);

  private PolicyGroup() {}
}
