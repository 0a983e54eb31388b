package io.quarterdeck.builtin.rbac;

import io.quarterdeck.builtin.Kind;

/** The kind ClusterRoleBinding of rbac.authorization.k8s.io. */
public final class ClusterRoleBinding {
  public static final Kind KIND =
      Kind.named("ClusterRoleBinding", "clusterrolebindings")
          .stored("rbac.authorization.k8s.io/v1")
          .defaults("v1", RbacDefaults::binding)
          .strategy(new BindingRules(false))
          .columns(
              Subjects.columns(
                  "clusterRoleBinding",
                  "RoleRef can only reference a ClusterRole in the global namespace. If the RoleRef"
                      + " cannot be resolved, the Authorizer must return an error."));

  private ClusterRoleBinding() {}
}
