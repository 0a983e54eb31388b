package io.quarterdeck.builtin.storage;

import io.quarterdeck.builtin.Kind;

/** The kind VolumeAttributesClass of storage.k8s.io. */
public final class VolumeAttributesClass {
  public static final Kind KIND =
      Kind.named("VolumeAttributesClass", "volumeattributesclasses")
          .shortNames("vac")
          .stored("storage.k8s.io/v1")
          .strategy(new VolumeAttributesClassRules());

  private VolumeAttributesClass() {}
}
