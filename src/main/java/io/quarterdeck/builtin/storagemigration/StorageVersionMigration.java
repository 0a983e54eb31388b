package io.quarterdeck.builtin.storagemigration;

import io.quarterdeck.builtin.Cells;
import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.DefaultColumns;
import java.util.Set;

/** The kind StorageVersionMigration of storagemigration.k8s.io. */
public final class StorageVersionMigration {
  private static final Set<String> STATES = Set.of("Running", "Succeeded", "Failed");

  public static final Kind KIND =
      Kind.named("StorageVersionMigration", "storageversionmigrations")
          .gate("StorageVersionMigrator")
          .stored("storagemigration.k8s.io/v1beta1")
          .deprecated("v1beta1", "v1.38", "v1.41", "")
          .strategy(new StorageVersionMigrationRules())
          .status(new StorageVersionMigrationRules.OfStatus())
          .columns(columns());

  private StorageVersionMigration() {}

  private static Table columns() {
    return Table.unnamed()
        .text("Name", Doc.of(DefaultColumns.NAME), o -> o.meta().name())
        .text("Resource", Doc.of("GroupResource to migrate"), StorageVersionMigration::resource)
        .text("Status", Doc.of("Status of the migration"), StorageVersionMigration::state);
  }

  private static String resource(KubeObject migration) {
    MapValue resource = migration.spec().map("resource");
    String group = resource.string("group");
    return resource.string("resource") + (group.isEmpty() ? "" : "." + group);
  }

  private static String state(KubeObject migration) {
    String state = "Unknown";
    for (MapValue condition : migration.status().list("conditions").maps()) {
      if (Cells.isTrue(condition) && STATES.contains(condition.string("type"))) {
        state = condition.string("type");
      }
    }
    return state;
  }
}
