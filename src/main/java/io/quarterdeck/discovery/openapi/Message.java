package io.quarterdeck.discovery.openapi;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A protobuf message being written: fields of strings, booleans and messages. */
final class Message {
  private static final int VARINT = 0;
  private static final int LENGTH_DELIMITED = 2;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  Message text(int field, String text) {
    return text.isEmpty() ? this : bytes(field, text.getBytes(StandardCharsets.UTF_8));
  }

  Message texts(int field, List<String> texts) {
    texts.forEach(text -> bytes(field, text.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  Message truth(int field, boolean truth) {
    if (truth) {
      varint(field << 3 | VARINT);
      out.write(1);
    }
    return this;
  }

  Message message(int field, Message message) {
    return bytes(field, message.toBytes());
  }

  byte[] toBytes() {
    return out.toByteArray();
  }

  private Message bytes(int field, byte[] bytes) {
    varint(field << 3 | LENGTH_DELIMITED);
    varint(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  private void varint(int value) {
    int rest = value;
    while ((rest & ~0x7f) != 0) {
      out.write(rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }
}
