package io.quarterdeck.object;

/** A JSON boolean. */
public enum BoolValue implements Value {
  FALSE,
  TRUE;

  /** Returns the Java boolean. */
  public boolean value() {
    return this == TRUE;
  }

  @Override
  public String typeName() {
    return "boolean";
  }

  @Override
  public String toString() {
    return this == TRUE ? "true" : "false";
  }
}
