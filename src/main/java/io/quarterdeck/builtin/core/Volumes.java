package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.Cells;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The cells that volumes and claims share. */
final class Volumes {
  private static final String CLASS_ANNOTATION = "volume.beta.kubernetes.io/storage-class";

  /** Access modes and their short forms, in the order in which they are shown. */
  private static final List<Map.Entry<String, String>> MODES =
      List.of(
          Map.entry("ReadWriteOnce", "RWO"),
          Map.entry("ReadOnlyMany", "ROX"),
          Map.entry("ReadWriteMany", "RWX"),
          Map.entry("ReadWriteOncePod", "RWOP"));

  private Volumes() {}

  static String phase(KubeObject object) {
    return object.meta().isBeingDeleted() ? "Terminating" : object.status().string("phase");
  }

  static String storage(MapValue amounts) {
    return amounts.get("storage").map(Cells::plain).orElse("0");
  }

  static String accessModes(MapValue holder) {
    List<String> modes = holder.list("accessModes").strings();
    return MODES.stream()
        .filter(m -> modes.contains(m.getKey()))
        .map(Map.Entry::getValue)
        .collect(Collectors.joining(","));
  }

  /** The class that the old annotation names, else the spec. */
  static String storageClass(KubeObject object) {
    MapValue annotations = object.meta().map().map("annotations");
    return annotations.has(CLASS_ANNOTATION)
        ? annotations.string(CLASS_ANNOTATION)
        : object.spec().string("storageClassName");
  }
}
