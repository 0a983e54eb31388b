package io.quarterdeck.builtin.rbac;

import io.quarterdeck.builtin.Kind;

/** The kind RoleBinding of rbac.authorization.k8s.io. */
public final class RoleBinding {
  public static final Kind KIND =
      Kind.named("RoleBinding", "rolebindings")
          .namespaced()
          .stored("rbac.authorization.k8s.io/v1")
          .defaults("v1", RbacDefaults::binding)
          .strategy(new BindingRules(true))
          .columns(
              Subjects.columns(
                  "roleBinding",
                  "RoleRef can reference a Role in the current namespace or a ClusterRole in the"
                      + " global namespace. If the RoleRef cannot be resolved, the Authorizer must"
                      + " return an error."));

  private RoleBinding() {}
}
