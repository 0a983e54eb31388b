package io.quarterdeck.builtin.service;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The ports of nodes for services. The lower ones are left to those who name a port themselves, as
 * long as there are upper ones (KEP-3682).
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

  /**
   * Returns why the port cannot be had, if so.
   *
   * @param anyPort whether a port outside the range passes, as upstream lets it in a dry run
   */
  Optional<String> refuses(int port, Set<Integer> taken, boolean anyPort) {
    if (!anyPort && (port < low || port > high)) {
      return Optional.of(
          "provided port is not in the valid range. The range of valid ports is "
              + low
              + "-"
              + high);
    }
    return taken.contains(port)
        ? Optional.of("provided port is already allocated")
        : Optional.empty();
  }

  OptionalInt next(Set<Integer> taken, RandomGenerator random) {
    int size = high - low + 1;
    int offset = size <= MIN_OFFSET ? 0 : Math.clamp(size / OFFSET_SHARE, MIN_OFFSET, MAX_OFFSET);
    OptionalInt upper = next(low + offset, high, taken, random);
    return upper.isPresent() ? upper : next(low, low + offset - 1, taken, random);
  }

  private static OptionalInt next(int from, int to, Set<Integer> taken, RandomGenerator random) {
    int count = to - from + 1;
    if (count <= 0) {
      return OptionalInt.empty();
    }
    int start = random.nextInt(count);
    for (int i = 0; i < count; i++) {
      int port = from + (start + i) % count;
      if (!taken.contains(port)) {
        return OptionalInt.of(port);
      }
    }
    return OptionalInt.empty();
  }
}
