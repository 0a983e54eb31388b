package io.quarterdeck.builtin.rbac;

import io.quarterdeck.builtin.Kind;

/** The kind Role of rbac.authorization.k8s.io. */
public final class Role {
  public static final Kind KIND =
      Kind.named("Role", "roles")
          .namespaced()
          .stored("rbac.authorization.k8s.io/v1")
          .strategy(new PolicyRules(true));

  private Role() {}
}
