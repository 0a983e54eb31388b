package io.quarterdeck.builtin.apiregistration;

import io.quarterdeck.builtin.Group;

/** The kinds of the group apiregistration.k8s.io, by version. */
public final class ApiRegistrationGroup {
  public static final Group GROUP =
      Group.named("apiregistration.k8s.io", 20000).version("v1", 18, APIService.KIND);

  private ApiRegistrationGroup() {}
}
