package io.quarterdeck.builtin.storagemigration;

import io.quarterdeck.builtin.Kind;
import io.quarterdeck.resource.Strategy;

/** The kind StorageVersionMigration of storagemigration.k8s.io. */
public final class StorageVersionMigration {
  public static final Kind KIND =
      Kind.named("StorageVersionMigration", "storageversionmigrations")
          .gate("StorageVersionMigrator")
          .stored("storagemigration.k8s.io/v1beta1")
          .status(Strategy.NONE);

  private StorageVersionMigration() {}
}
