package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.Fill;
import io.quarterdeck.builtin.pod.PodDefaults;
import io.quarterdeck.object.MapValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * What kinds of the core group get when a client leaves it out; pods and services have classes of
 * their own. What OpenAPI declares as default is filled in for all kinds alike, not here.
 */
final class CoreDefaults {
  private CoreDefaults() {}

  static MapValue replicationController(MapValue root) {
    MapValue filled =
        root.mapAt(
            "spec",
            spec -> {
              MapValue labels = spec.map("template").map("metadata").map("labels");
              MapValue selected =
                  labels.isEmpty() || !spec.map("selector").isEmpty()
                      ? spec
                      : spec.with("selector", labels);
              return selected.mapAt("template", CoreDefaults::template);
            });
    return Fill.labelsOfTemplate(filled);
  }

  static MapValue podTemplate(MapValue root) {
    return root.mapAt("template", CoreDefaults::template);
  }

  private static MapValue template(MapValue template) {
    return template.with("spec", PodDefaults.spec(template.map("spec")));
  }

  /** What is given as text goes to the data, and over it. */
  static MapValue secret(MapValue root) {
    MapValue data = root.map("data");
    for (Map.Entry<String, String> text : root.map("stringData").strings().entrySet()) {
      byte[] bytes = text.getValue().getBytes(StandardCharsets.UTF_8);
      data = data.with(text.getKey(), Base64.getEncoder().encodeToString(bytes));
    }
    MapValue merged = data.isEmpty() ? root : root.with("data", data);
    return Fill.text(merged.without("stringData"), "type", "Opaque");
  }

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

  static MapValue endpoints(MapValue root) {
    return root.mapEach(
        "subsets", subset -> subset.mapEach("ports", port -> Fill.text(port, "protocol", "TCP")));
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

  static MapValue limitRange(MapValue root) {
    return root.mapAt("spec", spec -> spec.mapEach("limits", CoreDefaults::limits));
  }

  /** For containers, the default is at most the maximum, the request what the limit is. */
  private static MapValue limits(MapValue item) {
    if (!item.string("type").equals("Container")) {
      return item;
    }
    MapValue limits = missingFrom(item.map("default"), item.map("max"));
    MapValue requests = missingFrom(item.map("defaultRequest"), limits);
    return item.with("default", limits)
        .with("defaultRequest", missingFrom(requests, item.map("min")));
  }

  private static MapValue missingFrom(MapValue amounts, MapValue source) {
    MapValue filled = amounts;
    for (String name : source.keys()) {
      filled = filled.has(name) ? filled : filled.with(name, source.valueAt(source.indexOf(name)));
    }
    return filled;
  }
}
