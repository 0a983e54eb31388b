package io.quarterdeck.cel.cost;

/**
 * The least and the most that something may cost or hold. Sums and products stop at the largest.
 */
public record Range(long min, long max) {
  static final Range NOTHING = fixed(0);
  static final Range ONE = fixed(1);
  static final Range UNKNOWN = new Range(0, Long.MAX_VALUE);

  /** What any range widens when joined with it. */
  static final Range EMPTY = new Range(Long.MAX_VALUE, 0);

  static Range fixed(long n) {
    return new Range(n, n);
  }

  Range plus(Range other) {
    return new Range(sum(min, other.min), sum(max, other.max));
  }

  Range times(Range other) {
    return new Range(product(min, other.min), product(max, other.max));
  }

  /** Returns both ends times a factor, rounded up. */
  Range times(double factor) {
    return new Range(scaled(min, factor), scaled(max, factor));
  }

  /** Returns the range that covers both. */
  Range or(Range other) {
    return new Range(Math.min(min, other.min), Math.max(max, other.max));
  }

  static long sum(long a, long b) {
    return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
  }

  private static long product(long a, long b) {
    return b != 0 && a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
  }

  private static long scaled(long n, double factor) {
    return (long) Math.ceil(n * factor); // the cast stops at the largest long
  }
}
