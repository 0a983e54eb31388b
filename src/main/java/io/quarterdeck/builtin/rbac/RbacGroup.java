package io.quarterdeck.builtin.rbac;

import io.quarterdeck.builtin.Group;

/** The kinds of the group rbac.authorization.k8s.io, by version. */
public final class RbacGroup {
  public static final Group GROUP =
      Group.named("rbac.authorization.k8s.io", 17000)
          .version(
              "v1", 15, ClusterRoleBinding.KIND, ClusterRole.KIND, RoleBinding.KIND, Role.KIND);

  private RbacGroup() {}
}
