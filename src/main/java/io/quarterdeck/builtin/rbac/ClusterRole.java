package io.quarterdeck.builtin.rbac;

import io.quarterdeck.builtin.Kind;

/** The kind ClusterRole of rbac.authorization.k8s.io. */
public final class ClusterRole {
  public static final Kind KIND =
      Kind.named("ClusterRole", "clusterroles")
          .stored("rbac.authorization.k8s.io/v1")
          .strategy(new PolicyRules(false));

  private ClusterRole() {}
}
