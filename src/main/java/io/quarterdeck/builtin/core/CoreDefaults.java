package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.Fill;
import io.quarterdeck.builtin.pod.PodDefaults;
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
        .mapAt("capacity", PodDefaults::amounts)
        .mapAt("hostPath", path -> path.withDefault("type", ""));
  }

  static MapValue persistentVolumeClaim(MapValue root) {
    MapValue spec = root.map("spec").withDefault("volumeMode", "Filesystem");
    MapValue status = Fill.text(root.map("status"), "phase", "Pending");
    return root.with(
            "spec",
            spec.mapAt(
                "resources",
                resources ->
                    resources
                        .mapAt("limits", PodDefaults::amounts)
                        .mapAt("requests", PodDefaults::amounts)))
        .with(
            "status",
            status
                .mapAt("capacity", PodDefaults::amounts)
                .mapAt("allocatedResources", PodDefaults::amounts));
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
    return root.mapAt("spec", NodeRules::withCidrs)
        .mapAt(
            "status",
            status ->
                (status.has("capacity")
                        ? status.withDefault("allocatable", status.map("capacity"))
                        : status)
                    .mapAt("capacity", PodDefaults::amounts)
                    .mapAt("allocatable", PodDefaults::amounts));
  }
}
