package io.quarterdeck.codec;

import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.schema.TypeSchema;
import java.util.Arrays;

/**
 * CBOR as Kubernetes exchanges it behind its gate (KEP-4222): one item behind the tag that says
 * "this is CBOR", maps with string keys in the order of their encodings, the shortest form of
 * numbers. A watch is a sequence of such items.
 */
public final class Cbor {
  private static final byte[] SELF_DESCRIBED = {(byte) 0xd9, (byte) 0xd9, (byte) 0xf7};

  private Cbor() {}

  /** Returns whether {@code bytes} begin with the tag that every document of ours has. */
  public static boolean isSelfDescribed(byte[] bytes) {
    return bytes.length >= SELF_DESCRIBED.length
        && Arrays.equals(bytes, 0, SELF_DESCRIBED.length, SELF_DESCRIBED, 0, SELF_DESCRIBED.length);
  }

  /** Writes {@code value} behind the tag. What is base64 in it stays text. */
  public static byte[] write(Value value) {
    CborWriter out = new CborWriter();
    out.raw(SELF_DESCRIBED);
    out.value(value);
    return out.toBytes();
  }

  /** Writes an object of a type behind the tag, its fields of bytes as bytes. */
  public static byte[] write(MapValue object, TypeSchema type) {
    CborWriter out = new CborWriter();
    out.raw(SELF_DESCRIBED);
    out.object(object, type);
    return out.toBytes();
  }

  /**
   * Writes an event of a watch.
   *
   * @param object the encoded object
   */
  public static byte[] watchFrame(String type, byte[] object) {
    CborWriter out = new CborWriter();
    out.raw(SELF_DESCRIBED);
    out.head(CborWriter.MAP, 2);
    out.string("type");
    out.string(type);
    out.string("object");
    out.raw(object);
    return out.toBytes();
  }

  /**
   * Reads any document. Strings of bytes are text, encoded as their tag says.
   *
   * @throws UndecodableException if it is malformed, has a key twice, or a key that is no string
   */
  public static Value read(byte[] bytes) {
    return new CborReader(bytes).document();
  }
}
