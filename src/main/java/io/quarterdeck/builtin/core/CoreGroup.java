package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.Group;

/** The kinds of the core group, by version. */
public final class CoreGroup {
  public static final Group GROUP =
      Group.named("", 18000)
          .version(
              "v1",
              1,
              Binding.KIND,
              ComponentStatus.KIND,
              ConfigMap.KIND,
              Endpoints.KIND,
              Event.KIND,
              LimitRange.KIND,
              Namespace.KIND,
              Node.KIND,
              PersistentVolumeClaim.KIND,
              PersistentVolume.KIND,
              Pod.KIND,
              PodTemplate.KIND,
              ReplicationController.KIND,
              ResourceQuota.KIND,
              Secret.KIND,
              ServiceAccount.KIND,
              Service.KIND);

  private CoreGroup() {}
}
