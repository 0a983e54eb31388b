package io.quarterdeck.builtin.storage;

import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.resource.Cell;

/** The kind VolumeAttachment of storage.k8s.io. */
public final class VolumeAttachment {
  public static final Kind KIND =
      Kind.named("VolumeAttachment", "volumeattachments")
          .returnsDeleted()
          .stored("storage.k8s.io/v1")
          .strategy(new VolumeAttachmentRules())
          .status(new VolumeAttachmentRules.OfStatus())
          .columns(columns());

  private VolumeAttachment() {}

  private static Table columns() {
    return Table.named()
        .add(
            "Attacher",
            "string",
            "name",
            Doc.field("spec.attacher"),
            0,
            o -> Cell.of(o.spec().string("attacher")))
        .text(
            "PV",
            Doc.field("spec.source.persistentVolumeName"),
            o -> o.spec().map("source").string("persistentVolumeName"))
        .text("Node", Doc.field("spec.nodeName"), o -> o.spec().string("nodeName"))
        .truth("Attached", Doc.field("status.attached"), o -> o.status().bool("attached"))
        .age();
  }
}
