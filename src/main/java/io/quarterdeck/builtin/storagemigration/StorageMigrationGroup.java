package io.quarterdeck.builtin.storagemigration;

import io.quarterdeck.builtin.Group;

/** The kinds of the group storagemigration.k8s.io, by version. */
public final class StorageMigrationGroup {
  public static final Group GROUP =
      Group.named("storagemigration.k8s.io", 15800)
          .optional("v1beta1", 9, StorageVersionMigration.KIND);

  private StorageMigrationGroup() {}
}
