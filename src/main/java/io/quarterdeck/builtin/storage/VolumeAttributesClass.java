package io.quarterdeck.builtin.storage;

import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;

/** The kind VolumeAttributesClass of storage.k8s.io. */
public final class VolumeAttributesClass {
  public static final Kind KIND =
      Kind.named("VolumeAttributesClass", "volumeattributesclasses")
          .returnsDeleted()
          .shortNames("vac")
          .stored("storage.k8s.io/v1")
          .strategy(new VolumeAttributesClassRules())
          .deprecated("v1beta1", "v1.34", "v1.37", "storage.k8s.io/v1 VolumeAttributesClass")
          .columns(columns());

  private VolumeAttributesClass() {}

  private static Table columns() {
    return Table.named()
        .text("DriverName", Doc.field("driverName"), o -> o.root().string("driverName"))
        .age();
  }
}
