package io.quarterdeck.object;

/** A JSON number that is a 64-bit integer. */
public record IntValue(long value) implements Value {
  private static final IntValue[] SMALL = new IntValue[257]; // exit codes, replicas, modes, flags

  static {
    for (int i = 0; i < SMALL.length; i++) {
      SMALL[i] = new IntValue(i);
    }
  }

  /** Returns the node of {@code n}, a shared one where it is small. */
  public static IntValue of(long n) {
    return n >= 0 && n < SMALL.length ? SMALL[(int) n] : new IntValue(n);
  }

  @Override
  public String typeName() {
    return "number";
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
