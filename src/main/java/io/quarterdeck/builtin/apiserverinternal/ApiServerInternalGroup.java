package io.quarterdeck.builtin.apiserverinternal;

import io.quarterdeck.builtin.Group;

/** The kinds of the group internal.apiserver.k8s.io, by version. */
public final class ApiServerInternalGroup {
  public static final Group GROUP =
      Group.named("internal.apiserver.k8s.io", 16000).optional("v1alpha1", 9, StorageVersion.KIND);

  private ApiServerInternalGroup() {}
}
