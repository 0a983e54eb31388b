package io.quarterdeck.builtin;

import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;

/**
 * Small steps of defaulting. {@link MapValue#withDefault} fills what is absent (Go: a nil pointer);
 * the steps here fill what is zero (Go: a plain string or number).
 */
public final class Fill {
  private Fill() {}

  /** Returns {@code map} with {@code value} at {@code key} if there is no text, or an empty one. */
  public static MapValue text(MapValue map, String key, String value) {
    return map.string(key).isEmpty() ? map.with(key, value) : map;
  }

  /** Returns {@code map} with {@code value} at {@code key} if there is no number, or 0. */
  public static MapValue number(MapValue map, String key, long value) {
    return map.integer(key) == 0 ? map.with(key, value) : map;
  }

  /** Returns {@code map} with an empty object at {@code key} if there is none. */
  public static MapValue object(MapValue map, String key) {
    return map.withDefault(key, MapValue.EMPTY);
  }

  /** Returns {@code map} with {@code value} at {@code key} if there is no list, or an empty one. */
  public static MapValue list(MapValue map, String key, Value value) {
    return map.list(key).isEmpty() ? map.with(key, value) : map;
  }

  /**
   * Returns the object with its template's labels as its own, if it has none and the template has.
   */
  public static MapValue labelsOfTemplate(MapValue root) {
    MapValue labels = root.map("spec").map("template").map("metadata").map("labels");
    return labels.isEmpty() || !root.map("metadata").map("labels").isEmpty()
        ? root
        : root.with("metadata", root.map("metadata").with("labels", labels));
  }
}
