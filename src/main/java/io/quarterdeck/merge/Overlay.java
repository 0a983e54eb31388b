package io.quarterdeck.merge;

import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object with changes laid over it, so that many changes cost one copy and none cost nothing.
 * Keys keep their places, new ones come last. Owned by one merge.
 */
final class Overlay {
  private final MapValue base;
  private final Map<String, Optional<Value>> changes = new LinkedHashMap<>(); // empty: removed

  Overlay(MapValue base) {
    this.base = base;
  }

  /** Returns the value as it stands now, or Java's null. */
  @Nullable Value get(String key) {
    Optional<Value> change = changes.get(key);
    return change == null ? base.find(key) : change.orElse(null);
  }

  /** Sets the value; one that equals what is there keeps what is there. */
  void put(String key, Value value) {
    if (!value.equals(get(key))) {
      changes.put(key, Optional.of(value));
    }
  }

  void remove(String key) {
    if (get(key) != null) {
      changes.put(key, Optional.empty());
    }
  }

  /** Returns the object; the base itself if nothing changed. */
  MapValue build() {
    if (changes.isEmpty()) {
      return base;
    }
    MapValue.Builder builder = MapValue.builder();
    base.forEach(
        (key, value) -> {
          Optional<Value> change = changes.remove(key);
          if (change == null) {
            builder.put(key, value);
          } else {
            change.ifPresent(changed -> builder.put(key, changed));
          }
        });
    changes.forEach((key, change) -> change.ifPresent(value -> builder.put(key, value)));
    return builder.build();
  }
}
