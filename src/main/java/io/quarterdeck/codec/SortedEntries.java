package io.quarterdeck.codec;

import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Collects a Go map, which is written with its keys sorted by their bytes; a later value wins. */
final class SortedEntries {
  private MapValue.Builder inOrder = MapValue.builder();
  private String last = "";
  private int size;
  private boolean sorted = true;

  boolean has(String key) {
    return inOrder.has(key);
  }

  void put(String key, Value value) {
    if (size > 0 && compare(last, key) >= 0) {
      sorted = false;
    }
    last = key;
    size++;
    inOrder.put(key, value);
  }

  MapValue build() {
    MapValue map = inOrder.build();
    if (sorted) {
      return map;
    }
    Map<String, Value> entries = new TreeMap<>(SortedEntries::compare);
    map.forEach(entries::put);
    MapValue.Builder builder = MapValue.builder();
    entries.forEach(builder::put);
    return builder.build();
  }

  static boolean isSorted(MapValue map) {
    for (int i = 1; i < map.size(); i++) {
      if (compare(map.keyAt(i - 1), map.keyAt(i)) >= 0) {
        return false;
      }
    }
    return true;
  }

  /** Returns the places of {@code map}'s keys in the order in which Go writes them. */
  static int[] order(MapValue map) {
    IntStream places = IntStream.range(0, map.size());
    return isSorted(map)
        ? places.toArray()
        : places
            .boxed()
            .sorted((a, b) -> compare(map.keyAt(a), map.keyAt(b)))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /** Compares as the bytes of UTF-8 do, which differs from Java's order only beyond U+FFFF. */
  static int compare(String a, String b) {
    int n = Math.min(a.length(), b.length());
    for (int i = 0; i < n; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean wide = Character.isSurrogate(x) != Character.isSurrogate(y);
        return wide ? (Character.isSurrogate(x) ? 1 : -1) : Character.compare(x, y);
      }
    }
    return Integer.compare(a.length(), b.length());
  }
}
