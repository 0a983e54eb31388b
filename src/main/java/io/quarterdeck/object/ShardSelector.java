package io.quarterdeck.object;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Selects a share of the objects of a kind by a hash of their uid or namespace, so that several
 * clients can divide them among themselves (KEP-5866). Made by {@code rules.ShardSelectorParser}.
 *
 * @param field {@code object.metadata.uid} or {@code object.metadata.namespace}
 * @param ranges of hashes, any of which will do; empty selects everything
 */
public record ShardSelector(String field, List<Range> ranges) {
  public static final ShardSelector EVERYTHING = new ShardSelector("", List.of());
  public static final String UID = "object.metadata.uid";
  public static final String NAMESPACE = "object.metadata.namespace";

  // FNV-1a of 64 bits, http://www.isthe.com/chongo/tech/comp/fnv/
  private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  /**
   * Hashes from {@code start} up to {@code end}, which is outside; up to 2^64.
   *
   * @param start as it was written, 0x and hexadecimal digits
   */
  public record Range(String start, String end) {
    private static BigInteger number(String hex) {
      return new BigInteger(hex.substring(2), 16);
    }

    public boolean isEmpty() {
      return number(start).compareTo(number(end)) >= 0;
    }

    boolean holds(long hash) {
      long last = number(end).subtract(BigInteger.ONE).longValue();
      return Long.compareUnsigned(number(start).longValue(), hash) <= 0
          && Long.compareUnsigned(hash, last) <= 0;
    }
  }

  public boolean isEverything() {
    return ranges.isEmpty();
  }

  /**
   * Tells whether an object is selected.
   *
   * @param valueOf the object's value of {@link #field}
   */
  public boolean matches(Function<String, String> valueOf) {
    if (isEverything()) {
      return true;
    }
    long hash = hash(valueOf.apply(field));
    return ranges.stream().anyMatch(range -> range.holds(hash));
  }

  static long hash(String value) {
    long hash = OFFSET_BASIS;
    for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * PRIME;
    }
    return hash;
  }

  /** Writes it as lists show it, which can be read again. */
  @Override
  public String toString() {
    return ranges.stream()
        .map(r -> "shardRange(" + field + ", '" + r.start() + "', '" + r.end() + "')")
        .collect(Collectors.joining(" || "));
  }
}
