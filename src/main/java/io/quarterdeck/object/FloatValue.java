package io.quarterdeck.object;

/** A JSON number that is not a 64-bit integer. Never NaN and never infinite. */
public record FloatValue(double value) implements Value {
  @Override
  public String typeName() {
    return "number";
  }

  @Override
  public String toString() {
    return Double.toString(value);
  }
}
