package io.quarterdeck.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A stretch of protobuf bytes that is read from its front. Whatever the bytes are, a read ends
 * within the stretch or throws {@link UndecodableException}.
 */
final class ProtoInput {
  private static final int GROUPS_MAX = 100; // nested groups that are skipped; nobody writes any

  private final byte[] bytes;
  private final int end;
  private int at;

  ProtoInput(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
  }

  ProtoInput(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  boolean hasMore() {
    return at < end;
  }

  int left() {
    return end - at;
  }

  long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (at == end) {
        throw endOfInput();
      }
      byte b = bytes[at++];
      value |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw new UndecodableException("proto: integer overflow");
  }

  /**
   * Reads a tag.
   *
   * @param message the Go type's name, for messages
   * @return the field's number shifted left by 3, and the wire type
   */
  int tag(String message) {
    long wire = varint();
    int number = (int) (wire >>> 3);
    int wireType = (int) (wire & 7);
    if (wireType == ProtoBuffer.GROUP_END) {
      throw new UndecodableException("proto: " + message + ": wiretype end group for non-group");
    }
    if (number <= 0 || number > Integer.MAX_VALUE >>> 3) {
      throw new UndecodableException(
          "proto: " + message + ": illegal tag " + number + " (wire type " + wire + ")");
    }
    return number << 3 | wireType;
  }

  /** Reads a length and returns that many bytes as an input of their own. */
  ProtoInput part() {
    long length = varint();
    if (length < 0) {
      throw new UndecodableException("proto: negative length found during unmarshaling");
    }
    if (length > end - at) {
      throw endOfInput();
    }
    int start = at;
    at += (int) length;
    return new ProtoInput(bytes, start, at);
  }

  byte[] bytes() {
    ProtoInput part = part();
    return Arrays.copyOfRange(bytes, part.at, part.end);
  }

  String string() {
    ProtoInput part = part();
    return new String(bytes, part.at, part.end - part.at, StandardCharsets.UTF_8);
  }

  long fixed64() {
    if (end - at < Long.BYTES) {
      throw endOfInput();
    }
    long bits = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      bits |= (bytes[at + i] & 0xffL) << (8 * i);
    }
    at += Long.BYTES;
    return bits;
  }

  /** Skips the value of a field that nobody knows. */
  void skip(int wireType) {
    int groups = 0;
    int type = wireType;
    do {
      switch (type) {
        case ProtoBuffer.VARINT -> varint();
        case ProtoBuffer.FIXED64 -> forward(8);
        case ProtoBuffer.LENGTH -> part();
        case ProtoBuffer.FIXED32 -> forward(4);
        case ProtoBuffer.GROUP_START -> groups++;
        case ProtoBuffer.GROUP_END -> groups--;
        default -> throw new UndecodableException("proto: illegal wireType " + type);
      }
      if (groups < 0 || groups > GROUPS_MAX) {
        throw new UndecodableException("proto: unexpected end of group");
      }
      if (groups > 0) {
        type = (int) (varint() & 7);
      }
    } while (groups > 0);
  }

  private void forward(int n) {
    if (end - at < n) {
      throw endOfInput();
    }
    at += n;
  }

  private static UndecodableException endOfInput() {
    return new UndecodableException("unexpected EOF");
  }
}
