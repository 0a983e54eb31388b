package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.Fill;
import io.quarterdeck.object.MapValue;

/**
 * What kinds of the core group get when a client leaves it out; pods and services have classes of
 * their own. What OpenAPI declares as default is filled in for all kinds alike, not here.
 */
final class CoreDefaults {
  private CoreDefaults() {}

  static MapValue persistentVolume(MapValue root) {
    return root.with("spec", volume(root.map("spec")))
        .with("status", Fill.text(root.map("status"), "phase", "Pending"));
  }

  private static MapValue volume(MapValue spec) {
    return Fill.text(spec, "persistentVolumeReclaimPolicy", "Retain")
        .withDefault("volumeMode", "Filesystem")
        .mapAt("hostPath", path -> path.withDefault("type", ""));
  }

  static MapValue persistentVolumeClaim(MapValue root) {
    return root.with("spec", root.map("spec").withDefault("volumeMode", "Filesystem"))
        .with("status", Fill.text(root.map("status"), "phase", "Pending"));
  }

  /** A namespace bears its name as a label; one whose name is yet to be made gets it then. */
  static MapValue namespace(MapValue root) {
    String name = root.map("metadata").string("name");
    MapValue named =
        name.isEmpty()
            ? root
            : root.mapAt(
                "metadata",
                meta ->
                    meta.with(
                        "labels", meta.map("labels").with("kubernetes.io/metadata.name", name)));
    return named.with("status", Fill.text(root.map("status"), "phase", "Active"));
  }

  static MapValue node(MapValue root) {
    return root.mapAt(
        "status",
        status ->
            status.has("capacity")
                ? status.withDefault("allocatable", status.map("capacity"))
                : status);
  }
}
