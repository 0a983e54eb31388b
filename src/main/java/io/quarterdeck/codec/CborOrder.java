package io.quarterdeck.codec;

import io.quarterdeck.object.MapValue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The order of keys in deterministic CBOR (RFC 8949, 4.2.1): by their encoded bytes. */
final class CborOrder {
  private CborOrder() {}

  /** Returns the places of {@code map}'s keys: shorter keys first, then by their bytes. */
  static int[] of(MapValue map) {
    byte[][] keys = new byte[map.size()][];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = map.keyAt(i).getBytes(StandardCharsets.UTF_8);
    }
    Comparator<Integer> order =
        Comparator.<Integer>comparingInt(i -> keys[i].length)
            .thenComparing((a, b) -> Arrays.compareUnsigned(keys[a], keys[b]));
    return IntStream.range(0, keys.length)
        .boxed()
        .sorted(order)
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
