package io.quarterdeck.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Collects the bytes of a protobuf message from its end to its beginning: the length of a part is
 * known when it is there, so nothing is measured twice. For one thread.
 */
final class ProtoBuffer {
  static final int VARINT = 0;
  static final int FIXED64 = 1;
  static final int LENGTH = 2;
  static final int GROUP_START = 3;
  static final int GROUP_END = 4;
  static final int FIXED32 = 5;

  private static final int FIRST_SIZE = 1_024; // most small objects fit without growing

  private byte[] bytes = new byte[FIRST_SIZE];
  private int at = FIRST_SIZE;

  /** Returns how many bytes are there. */
  int size() {
    return bytes.length - at;
  }

  byte[] toBytes() {
    return Arrays.copyOfRange(bytes, at, bytes.length);
  }

  private void reserve(int n) {
    if (at >= n) {
      return;
    }
    int used = size();
    byte[] larger = new byte[Math.max(bytes.length * 2, used + n)];
    System.arraycopy(bytes, at, larger, larger.length - used, used);
    at = larger.length - used;
    bytes = larger;
  }

  void varint(long value) {
    int n = (70 - Long.numberOfLeadingZeros(value | 1)) / 7;
    reserve(n);
    at -= n;
    long rest = value;
    for (int i = 0; i < n - 1; i++) {
      bytes[at + i] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[at + n - 1] = (byte) rest;
  }

  void tag(int number, int wireType) {
    varint((long) number << 3 | wireType);
  }

  /** Puts the length of what was put since {@code mark} (a {@link #size}), and the tag. */
  void close(int number, int mark) {
    varint(size() - mark);
    tag(number, LENGTH);
  }

  void raw(byte[] value) {
    reserve(value.length);
    at -= value.length;
    System.arraycopy(value, 0, bytes, at, value.length);
  }

  void bytes(int number, byte[] value) {
    raw(value);
    varint(value.length);
    tag(number, LENGTH);
  }

  void number(int number, long value) {
    varint(value);
    tag(number, VARINT);
  }

  void real(int number, double value) {
    reserve(Long.BYTES);
    at -= Long.BYTES;
    long bits = Double.doubleToRawLongBits(value);
    for (int i = 0; i < Long.BYTES; i++) {
      bytes[at + i] = (byte) (bits >>> (8 * i));
    }
    tag(number, FIXED64);
  }

  void string(int number, String value) {
    int length = value.length();
    reserve(length);
    int start = at - length;
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if (c >= 0x80) {
        bytes(number, value.getBytes(StandardCharsets.UTF_8));
        return;
      }
      bytes[start + i] = (byte) c;
    }
    at = start;
    varint(length);
    tag(number, LENGTH);
  }
}
