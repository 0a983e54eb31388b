package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.Cells;
import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;

/** The kind PersistentVolume of the core group. */
public final class PersistentVolume {
  public static final Kind KIND =
      Kind.named("PersistentVolume", "persistentvolumes")
          .returnsDeleted()
          .shortNames("pv")
          .stored("v1")
          .defaults("v1", CoreDefaults::persistentVolume)
          .strategy(new PersistentVolumeRules())
          .status(new PersistentVolumeRules.OfStatus())
          .columns(columns());

  private PersistentVolume() {}

  private static Table columns() {
    return Table.named()
        .text(
            "Capacity", Doc.field("spec.capacity"), o -> Volumes.storage(o.spec().map("capacity")))
        .text("Access Modes", Doc.field("spec.accessModes"), o -> Volumes.accessModes(o.spec()))
        .text(
            "Reclaim Policy",
            Doc.field("spec.persistentVolumeReclaimPolicy"),
            o -> o.spec().string("persistentVolumeReclaimPolicy"))
        .text("Status", Doc.field("status.phase"), Volumes::phase)
        .text(
            "Claim",
            Doc.of(
                "claimRef is part of a bi-directional binding between PersistentVolume and"
                    + " PersistentVolumeClaim. Expected to be non-nil when bound. claim.VolumeName"
                    + " is the authoritative bind between PV and PVC. More info:"
                    + " https://kubernetes.io/docs/concepts/storage/persistent-volumes#binding"),
            PersistentVolume::claim)
        .text("StorageClass", Doc.of("StorageClass of the pv"), Volumes::storageClass)
        .text(
            "VolumeAttributesClass",
            Doc.of("VolumeAttributesClass of the pv"),
            o -> Cells.orIfAbsent(o.spec(), "volumeAttributesClassName", Cells.UNSET))
        .text("Reason", Doc.field("status.reason"), o -> o.status().string("reason"))
        .age()
        .wide(
            "VolumeMode",
            Doc.field("spec.volumeMode"),
            o -> Cells.orIfAbsent(o.spec(), "volumeMode", Cells.UNSET));
  }

  private static String claim(KubeObject volume) {
    if (!volume.spec().has("claimRef")) {
      return "";
    }
    MapValue claim = volume.spec().map("claimRef");
    return claim.string("namespace") + "/" + claim.string("name");
  }
}
