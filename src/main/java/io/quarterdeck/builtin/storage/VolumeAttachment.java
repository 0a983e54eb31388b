package io.quarterdeck.builtin.storage;

import io.quarterdeck.builtin.Kind;

/** The kind VolumeAttachment of storage.k8s.io. */
public final class VolumeAttachment {
  public static final Kind KIND =
      Kind.named("VolumeAttachment", "volumeattachments")
          .stored("storage.k8s.io/v1")
          .strategy(new VolumeAttachmentRules(false))
          .status(new VolumeAttachmentRules(true));

  private VolumeAttachment() {}
}
