package io.quarterdeck.codec;

import io.quarterdeck.object.MapValue;
import io.quarterdeck.schema.TypeSchema;
import io.quarterdeck.schema.Types;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Kubernetes' protobuf: the envelope (four bytes, then a {@code runtime.Unknown} that names the
 * kind and holds the message), lists in pieces, frames of watches. Custom resources have no
 * protobuf form.
 */
public final class Protobuf {
  private static final byte[] PREFIX = {'k', '8', 's', 0};
  private static final int TYPE_META = 1;
  private static final int RAW = 2;
  private static final int CONTENT_ENCODING = 3;
  private static final int CONTENT_TYPE = 4;

  private Protobuf() {}

  /** Returns whether {@code bytes} begin as an envelope does. */
  public static boolean isEnvelope(byte[] bytes) {
    return bytes.length >= PREFIX.length
        && Arrays.equals(bytes, 0, PREFIX.length, PREFIX, 0, PREFIX.length);
  }

  /** Returns the envelope of {@code object}, which names its kind and has the form of its type. */
  public static byte[] encode(MapValue object, TypeSchema type) {
    ProtoBuffer out = new ProtoBuffer();
    tail(out);
    int mark = out.size();
    new ProtoWriter(out).message(object, type);
    out.close(RAW, mark);
    head(out, object.string("apiVersion"), object.string("kind"));
    return out.toBytes();
  }

  /** Returns the envelope of an object whose {@link #message} is there. */
  public static byte[] envelope(String apiVersion, String kind, byte[] message) {
    ProtoBuffer out = new ProtoBuffer();
    tail(out);
    out.bytes(RAW, message);
    head(out, apiVersion, kind);
    return out.toBytes();
  }

  /** Returns the message of {@code object} alone, as it stands in lists. */
  public static byte[] message(MapValue object, TypeSchema type) {
    ProtoBuffer out = new ProtoBuffer();
    new ProtoWriter(out).message(object, type);
    return out.toBytes();
  }

  /**
   * Returns the envelope of a list in pieces: the first, two for each of {@code items} (its length,
   * then itself, not copied), the last.
   *
   * @param metadata the list's
   * @param items messages of the list's items
   */
  public static List<byte[]> list(
      String apiVersion, String kind, MapValue metadata, List<byte[]> items) {
    byte[] meta = listMeta(metadata);
    List<byte[]> pieces = new ArrayList<>(2 + 2 * items.size());
    pieces.add(meta); // its place is the first; the envelope's head comes into it below
    long length = meta.length;
    for (byte[] item : items) {
      ProtoBuffer head = new ProtoBuffer();
      head.varint(item.length);
      head.tag(2, ProtoBuffer.LENGTH);
      byte[] bytes = head.toBytes();
      length += bytes.length + item.length;
      pieces.add(bytes);
      pieces.add(item);
    }
    ProtoBuffer first = new ProtoBuffer();
    first.raw(meta);
    first.varint(length);
    first.tag(RAW, ProtoBuffer.LENGTH);
    head(first, apiVersion, kind);
    pieces.set(0, first.toBytes());
    ProtoBuffer last = new ProtoBuffer();
    tail(last);
    pieces.add(last.toBytes());
    return pieces;
  }

  private static byte[] listMeta(MapValue metadata) {
    ProtoBuffer out = new ProtoBuffer();
    new ProtoWriter(out)
        .message(
            metadata,
            Types.get().definition("io.k8s.apimachinery.pkg.apis.meta.v1.ListMeta").orElseThrow());
    out.close(1, 0);
    return out.toBytes();
  }

  /**
   * Returns the frame of a watch event: four bytes of length, then a WatchEvent without envelope.
   *
   * @param type such as {@code ADDED}
   * @param envelope of the object
   */
  public static byte[] watchFrame(String type, byte[] envelope) {
    ProtoBuffer out = new ProtoBuffer();
    out.bytes(1, envelope);
    out.close(2, 0);
    out.string(1, type);
    out.raw(ByteBuffer.allocate(Integer.BYTES).putInt(out.size()).array());
    return out.toBytes();
  }

  private static void tail(ProtoBuffer out) {
    out.string(CONTENT_TYPE, "");
    out.string(CONTENT_ENCODING, "");
  }

  private static void head(ProtoBuffer out, String apiVersion, String kind) {
    int mark = out.size();
    out.string(2, kind);
    out.string(1, apiVersion);
    out.close(TYPE_META, mark);
    out.raw(PREFIX);
  }

  /** An envelope that was opened. */
  record Envelope(String apiVersion, String kind, ProtoInput raw) {}

  /**
   * Opens an envelope.
   *
   * @throws UndecodableException if it is none
   */
  static Envelope open(byte[] bytes) {
    if (bytes.length == 0) {
      throw new UndecodableException("empty data");
    }
    if (!isEnvelope(bytes)) {
      throw new UndecodableException(
          "provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]");
    }
    if (bytes.length == PREFIX.length) {
      throw new UndecodableException("empty body");
    }
    ProtoInput in = new ProtoInput(bytes, PREFIX.length, bytes.length);
    String[] meta = {"", ""};
    ProtoInput raw = new ProtoInput(new byte[0]);
    while (in.hasMore()) {
      int tag = in.tag("Unknown");
      switch (tag) {
        case TYPE_META << 3 | ProtoBuffer.LENGTH -> meta = typeMeta(in.part());
        case RAW << 3 | ProtoBuffer.LENGTH -> raw = in.part();
        default -> in.skip(tag & 7);
      }
    }
    return new Envelope(meta[0], meta[1], raw);
  }

  private static String[] typeMeta(ProtoInput in) {
    String[] meta = {"", ""};
    while (in.hasMore()) {
      int tag = in.tag("TypeMeta");
      int number = tag >>> 3;
      if ((number == 1 || number == 2) && (tag & 7) == ProtoBuffer.LENGTH) {
        meta[number - 1] = in.string();
      } else {
        in.skip(tag & 7);
      }
    }
    return meta;
  }

  /**
   * Reads an object that was stored in an envelope as a {@code type}, with its kind and apiVersion.
   *
   * @throws IllegalArgumentException if the bytes are no such object
   */
  public static MapValue decode(byte[] bytes, TypeSchema type) {
    try {
      Envelope envelope = open(bytes);
      MapValue.Builder map =
          MapValue.builder().put("kind", envelope.kind()).put("apiVersion", envelope.apiVersion());
      ProtoReader.read(envelope.raw(), type).forEach(map::put);
      return map.build();
    } catch (UndecodableException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /**
   * Returns the apiVersion and kind that an envelope names.
   *
   * @throws IllegalArgumentException if the bytes are none
   */
  public static TypeMeta typeMeta(byte[] bytes) {
    try {
      Envelope envelope = open(bytes);
      return new TypeMeta(envelope.apiVersion(), envelope.kind());
    } catch (UndecodableException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** What an envelope says of its object. */
  public record TypeMeta(String apiVersion, String kind) {}
}
