package io.quarterdeck.builtin.storage;

import io.quarterdeck.builtin.Group;

/** The kinds of the group storage.k8s.io, by version. */
public final class StorageGroup {
  public static final Group GROUP =
      Group.named("storage.k8s.io", 16800)
          .version(
              "v1",
              15,
              CSIDriver.KIND,
              CSINode.KIND,
              CSIStorageCapacity.KIND,
              StorageClass.KIND,
              VolumeAttachment.KIND,
              VolumeAttributesClass.KIND)
          .optional("v1beta1", 9, VolumeAttributesClass.KIND);

  private StorageGroup() {}
}
