package io.quarterdeck.builtin.storage;

import io.quarterdeck.builtin.Cells;
import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.Cell;

/** The kind StorageClass of storage.k8s.io. */
public final class StorageClass {
  public static final Kind KIND =
      Kind.named("StorageClass", "storageclasses")
          .returnsDeleted()
          .shortNames("sc")
          .stored("storage.k8s.io/v1")
          .defaults("v1", StorageDefaults::storageClass)
          .strategy(new StorageClassRules())
          .columns(columns());

  private StorageClass() {}

  private static Table columns() {
    return Table.named(StorageClass::name)
        .text("Provisioner", Doc.field("provisioner"), o -> o.root().string("provisioner"))
        .text(
            "ReclaimPolicy",
            Doc.field("reclaimPolicy"),
            o -> Cells.orIfAbsent(o.root(), "reclaimPolicy", "Delete"))
        .text(
            "VolumeBindingMode",
            Doc.of(
                "volumeBindingMode indicates how PersistentVolumeClaims should be provisioned and"
                    + " bound.  When unset, VolumeBindingImmediate is used. This field is only"
                    + " honored by servers that enable the VolumeScheduling feature."),
            o -> Cells.orIfAbsent(o.root(), "volumeBindingMode", "Immediate"))
        .cell(
            "AllowVolumeExpansion",
            Doc.field("allowVolumeExpansion"),
            o -> Cell.of(o.root().bool("allowVolumeExpansion")))
        .age();
  }

  private static String name(KubeObject storageClass) {
    MapValue annotations = storageClass.meta().map().map("annotations");
    boolean isDefault =
        annotations.string("storageclass.kubernetes.io/is-default-class").equals("true")
            || annotations
                .string("storageclass.beta.kubernetes.io/is-default-class")
                .equals("true");
    return storageClass.meta().name() + (isDefault ? " (default)" : "");
  }
}
