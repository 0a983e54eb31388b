package io.quarterdeck.request;

/** A part of a shared array that must not be written to. */
public record Slice(byte[] bytes, int offset, int length) {
  public static Slice of(byte[] bytes) {
    return new Slice(bytes, 0, bytes.length);
  }
}
