package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.Cells;
import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.object.KubeObject;

/** The kind PersistentVolumeClaim of the core group. */
public final class PersistentVolumeClaim {
  public static final Kind KIND =
      Kind.named("PersistentVolumeClaim", "persistentvolumeclaims")
          .returnsDeleted()
          .namespaced()
          .shortNames("pvc")
          .stored("v1")
          .defaults("v1", CoreDefaults::persistentVolumeClaim)
          .strategy(new PersistentVolumeClaimRules())
          .status(new PersistentVolumeClaimStatusRules())
          .columns(columns());

  private PersistentVolumeClaim() {}

  private static Table columns() {
    return Table.named()
        .text("Status", Doc.field("status.phase"), Volumes::phase)
        .text("Volume", Doc.field("spec.volumeName"), o -> o.spec().string("volumeName"))
        .text(
            "Capacity",
            Doc.field("status.capacity"),
            o -> isBound(o) ? Volumes.storage(o.status().map("capacity")) : "")
        .text(
            "Access Modes",
            Doc.field("status.accessModes"),
            o -> isBound(o) ? Volumes.accessModes(o.status()) : "")
        .text("StorageClass", Doc.of("StorageClass of the pvc"), Volumes::storageClass)
        .text(
            "VolumeAttributesClass",
            Doc.of("VolumeAttributesClass of the pvc"),
            o -> Cells.orIfAbsent(o.spec(), "volumeAttributesClassName", Cells.UNSET))
        .age()
        .wide(
            "VolumeMode",
            Doc.field("spec.volumeMode"),
            o -> Cells.orIfAbsent(o.spec(), "volumeMode", Cells.UNSET));
  }

  private static boolean isBound(KubeObject claim) {
    return !claim.spec().string("volumeName").isEmpty();
  }
}
