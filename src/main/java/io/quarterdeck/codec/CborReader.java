package io.quarterdeck.codec;

import io.quarterdeck.object.FloatValue;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.StringValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.status.GoText;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Reads one item of CBOR (RFC 8949) into a tree, in the strictness and the words of the decoder
 * upstream. Nothing is allocated by what a length promises.
 */
final class CborReader {
  private static final int INDEFINITE = -1;
  private static final int NO_TAG = -1;
  private static final int BREAK = 0xff;

  // RFC 8949, 3.4.5.2: how a string of bytes becomes text.
  private static final int LATER_BASE64_URL = 21;
  private static final int LATER_BASE64 = 22;
  private static final int LATER_BASE16 = 23;

  private static final String[] TYPES = {
    "positive integer", "negative integer", "byte string", "UTF-8 text string", "array", "map"
  };

  private final byte[] in;
  private int at;
  private int depth;

  CborReader(byte[] in) {
    this.in = in;
  }

  Value document() {
    if (in.length == 0) {
      throw new UndecodableException("EOF");
    }
    Value value = item(NO_TAG);
    if (at < in.length) {
      throw broken((in.length - at) + " bytes of extraneous data starting at index " + at);
    }
    return value;
  }

  private static UndecodableException broken(String why) {
    return new UndecodableException("cbor: " + why);
  }

  private int next() {
    if (at == in.length) {
      throw new UndecodableException("unexpected EOF");
    }
    return in[at++] & 0xff;
  }

  private Value item(int tag) {
    int first = next();
    int major = first >>> 5;
    int info = first & 0x1f;
    return switch (major) {
      case 0 -> Value.of(argument(major, info));
      case 1 -> Value.of(~argument(major, info));
      case 2 -> Value.of(text(bytes(major, info), tag));
      case 3 -> Value.of(utf8(bytes(major, info)));
      case 4 -> list(argument(major, info));
      case 5 -> map(argument(major, info));
      case 6 -> tagged(argument(major, info));
      default -> simple(info);
    };
  }

  /**
   * Returns the argument of a head; {@link #INDEFINITE} where strings and containers may say so.
   */
  private long argument(int major, int info) {
    if (info < 24) {
      return info;
    }
    if (info <= 27) {
      long value = 0;
      for (int i = 0; i < 1 << info - 24; i++) {
        value = value << 8 | next();
      }
      if (value < 0) {
        throw broken("cannot unmarshal " + name(major) + " into Go value of type int64");
      }
      return value;
    }
    if (info == 31 && major >= 2 && major <= 5) {
      return INDEFINITE;
    }
    throw broken("invalid additional information " + info + " for type " + name(major));
  }

  private static String name(int major) {
    return major < TYPES.length ? TYPES[major] : major == 6 ? "tag" : "primitives";
  }

  private byte[] bytes(int major, int info) {
    long length = argument(major, info);
    if (length == INDEFINITE) {
      ByteArrayOutputStream chunks = new ByteArrayOutputStream();
      while (!ended()) {
        int head = next();
        if (head >>> 5 != major || (head & 0x1f) == 31) {
          throw broken(
              "wrong element type " + name(head >>> 5) + " for indefinite-length " + name(major));
        }
        chunks.writeBytes(bytes(major, head & 0x1f));
      }
      return chunks.toByteArray();
    }
    if (length > in.length - at) {
      throw new UndecodableException("unexpected EOF");
    }
    at += (int) length;
    return Arrays.copyOfRange(in, at - (int) length, at);
  }

  private boolean ended() {
    if (at < in.length && (in[at] & 0xff) == BREAK) {
      at++;
      return true;
    }
    return false;
  }

  private static String text(byte[] bytes, int tag) {
    return switch (tag) {
      case LATER_BASE64_URL -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      case LATER_BASE64 -> Base64.getEncoder().encodeToString(bytes);
      case LATER_BASE16 -> HexFormat.of().formatHex(bytes);
      default -> new String(bytes, StandardCharsets.UTF_8);
    };
  }

  private static String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw broken("invalid UTF-8 string");
    }
  }

  private boolean goesOn(long length, int read) {
    return length == INDEFINITE ? !ended() : read < length;
  }

  private Value list(long length) {
    deeper();
    List<Value> items = new ArrayList<>();
    while (goesOn(length, items.size())) {
      items.add(item(NO_TAG));
    }
    depth--;
    return ListValue.of(items);
  }

  private Value map(long length) {
    deeper();
    MapValue.Builder map = MapValue.builder();
    for (int i = 0; goesOn(length, i); i++) {
      int major = at < in.length ? (in[at] & 0xff) >>> 5 : 0;
      if (major != 2 && major != 3) {
        throw broken("cannot unmarshal " + name(major) + " into Go value of type string");
      }
      String key = item(NO_TAG) instanceof StringValue s ? s.value() : "";
      if (map.has(key)) {
        throw broken("found duplicate map key " + GoText.quote(key) + " at map element index " + i);
      }
      map.put(key, item(NO_TAG));
    }
    depth--;
    return map.build();
  }

  private Value tagged(long tag) {
    if (tag == 2 || tag == 3) {
      throw broken("bignum tag is forbidden");
    }
    deeper();
    Value value = item(tag >= LATER_BASE64_URL && tag <= LATER_BASE16 ? (int) tag : NO_TAG);
    depth--;
    return value;
  }

  private Value simple(int info) {
    return switch (info) {
      case 20 -> Value.of(false);
      case 21 -> Value.of(true);
      case 22 -> Value.ofNull();
      case 25 -> real(Float.float16ToFloat((short) argument(7, info)));
      case 26 -> real(Float.intBitsToFloat((int) argument(7, info)));
      case 27 -> real(Double.longBitsToDouble(eight()));
      default -> throw broken("simple value " + info + " is not recognized");
    };
  }

  private long eight() {
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = value << 8 | next();
    }
    return value;
  }

  private static Value real(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw broken("NaN and infinite floating-point values are forbidden");
    }
    return new FloatValue(value);
  }

  private void deeper() {
    if (++depth > TypedReader.DEPTH_MAX) {
      throw broken("exceeded max nested level " + TypedReader.DEPTH_MAX);
    }
  }
}
