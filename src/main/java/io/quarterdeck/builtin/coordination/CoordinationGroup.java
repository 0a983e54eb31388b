package io.quarterdeck.builtin.coordination;

import io.quarterdeck.builtin.Group;

/** The kinds of the group coordination.k8s.io, by version. */
public final class CoordinationGroup {
  public static final Group GROUP =
      Group.named("coordination.k8s.io", 16500)
          .version("v1", 15, Lease.KIND)
          .optional("v1beta1", 13, LeaseCandidate.KIND)
          .optional("v1alpha2", 12, LeaseCandidate.KIND);

  private CoordinationGroup() {}
}
