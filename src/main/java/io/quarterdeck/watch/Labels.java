package io.quarterdeck.watch;

import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.StringValue;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** An object's labels, in the order of their keys: one array, because there are many of these. */
final class Labels {
  static final Labels NONE = new Labels(new String[0]);

  private final String[] pairs; // key, value, key, value

  private Labels(String[] pairs) {
    this.pairs = pairs;
  }

  static Labels of(MapValue labels) {
    if (labels.isEmpty()) {
      return NONE;
    }
    Map<String, String> sorted = new TreeMap<>();
    labels.forEach(
        (key, value) -> sorted.put(key, value instanceof StringValue s ? s.value() : ""));
    String[] pairs = new String[2 * sorted.size()];
    int i = 0;
    for (Map.Entry<String, String> entry : sorted.entrySet()) {
      pairs[i++] = Interned.of(entry.getKey());
      pairs[i++] = Interned.of(entry.getValue());
    }
    return new Labels(pairs);
  }

  int size() {
    return pairs.length / 2;
  }

  @Nullable String get(String key) {
    int low = 0;
    int high = size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = pairs[2 * middle].compareTo(key);
      if (order == 0) {
        return pairs[2 * middle + 1];
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return null;
  }

  void forEach(BiConsumer<String, String> action) {
    for (int i = 0; i < pairs.length; i += 2) {
      action.accept(pairs[i], pairs[i + 1]);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Labels that && java.util.Arrays.equals(pairs, that.pairs);
  }

  @Override
  public int hashCode() {
    return java.util.Arrays.hashCode(pairs);
  }
}
