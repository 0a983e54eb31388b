package io.quarterdeck.registry;

import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import java.util.List;

/** The order of metadata's fields, which is that of Go's struct: fields set later go to place. */
public final class MetaOrder {
  private static final List<String> ORDER =
      List.of(
          "name",
          "generateName",
          "namespace",
          "selfLink",
          "uid",
          "resourceVersion",
          "generation",
          "creationTimestamp",
          "deletionTimestamp",
          "deletionGracePeriodSeconds",
          "labels",
          "annotations",
          "ownerReferences",
          "finalizers",
          "managedFields");

  private MetaOrder() {}

  /** As {@link #with(MapValue, String, Value)}. */
  public static MapValue with(MapValue meta, String key, String value) {
    return with(meta, key, Value.of(value));
  }

  /** As {@link #with(MapValue, String, Value)}. */
  public static MapValue with(MapValue meta, String key, long value) {
    return with(meta, key, Value.of(value));
  }

  /** Returns {@code meta} with {@code value} at {@code key}, in its place. */
  public static MapValue with(MapValue meta, String key, Value value) {
    if (meta.indexOf(key) >= 0) {
      return meta.with(key, value);
    }
    int rank = ORDER.indexOf(key);
    MapValue.Builder ordered = MapValue.builder();
    boolean placed = false;
    for (int i = 0; i < meta.size(); i++) {
      if (!placed && ORDER.indexOf(meta.keyAt(i)) > rank) {
        ordered.put(key, value);
        placed = true;
      }
      ordered.put(meta.keyAt(i), meta.valueAt(i));
    }
    return placed ? ordered.build() : ordered.put(key, value).build();
  }
}
