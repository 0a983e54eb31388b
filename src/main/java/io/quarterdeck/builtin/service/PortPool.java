package io.quarterdeck.builtin.service;

import java.util.BitSet;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/**
 * The range of the ports of nodes for services. The lower ones are left to those who name a port
 * themselves, as long as there are upper ones (KEP-3682).
 */
record PortPool(int low, int high) {
  private static final int MIN_OFFSET = 16;
  private static final int MAX_OFFSET = 128;
  private static final int OFFSET_SHARE = 32;

  /** Reads {@code low-high}. */
  static PortPool parse(String range) {
    int dash = range.indexOf('-');
    int low = Integer.parseInt(range.substring(0, dash).trim());
    return new PortPool(low, Integer.parseInt(range.substring(dash + 1).trim()));
  }

  boolean contains(int port) {
    return port >= low && port <= high;
  }

  /** Returns a port that is not taken, beginning at random; empty if all are. */
  OptionalInt next(BitSet taken, RandomGenerator random) {
    int size = high - low + 1;
    int offset = size <= MIN_OFFSET ? 0 : Math.clamp(size / OFFSET_SHARE, MIN_OFFSET, MAX_OFFSET);
    OptionalInt upper = next(low + offset, high, taken, random);
    return upper.isPresent() ? upper : next(low, low + offset - 1, taken, random);
  }

  private static OptionalInt next(int from, int to, BitSet taken, RandomGenerator random) {
    int count = to - from + 1;
    if (count <= 0) {
      return OptionalInt.empty();
    }
    int start = from + random.nextInt(count);
    int found = taken.nextClearBit(start);
    if (found > to) {
      found = taken.nextClearBit(from);
    }
    return found <= to ? OptionalInt.of(found) : OptionalInt.empty();
  }

  @Override
  public String toString() {
    return low + "-" + high;
  }
}
