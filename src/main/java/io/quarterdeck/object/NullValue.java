package io.quarterdeck.object;

/** JSON's {@code null}, written out: not the same as a key that is absent. */
public enum NullValue implements Value {
  NULL;

  @Override
  public String typeName() {
    return "null";
  }

  @Override
  public String toString() {
    return "null";
  }
}
