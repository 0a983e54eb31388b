package io.quarterdeck.builtin.apiextensions;

import io.quarterdeck.builtin.Group;

/** The kinds of the group apiextensions.k8s.io, by version. */
public final class ApiExtensionsGroup {
  public static final Group GROUP =
      Group.named("apiextensions.k8s.io", 16700).version("v1", 15, CustomResourceDefinition.KIND);

  private ApiExtensionsGroup() {}
}
