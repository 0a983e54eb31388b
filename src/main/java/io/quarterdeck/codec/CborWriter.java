package io.quarterdeck.codec;

import io.quarterdeck.object.BoolValue;
import io.quarterdeck.object.FloatValue;
import io.quarterdeck.object.IntValue;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.NullValue;
import io.quarterdeck.object.StringValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.schema.Field;
import io.quarterdeck.schema.FieldType;
import io.quarterdeck.schema.Scalar;
import io.quarterdeck.schema.TypeSchema;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes items of CBOR (RFC 8949) as Go's encoder is set up upstream: strings and keys are byte
 * strings, bytes have the tag that says "base64 where this becomes text".
 */
final class CborWriter {
  static final int MAP = 5;

  private static final int UNSIGNED = 0;
  private static final int NEGATIVE = 1;
  private static final int BYTES = 2;
  private static final int ARRAY = 4;
  private static final int TAG = 6;
  private static final int SIMPLE = 7;

  /** RFC 8949, 3.4.5.2. */
  private static final int LATER_BASE64 = 22;

  private static final FieldType FREE = new FieldType.Of(Scalar.RAW);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  byte[] toBytes() {
    return out.toByteArray();
  }

  void raw(byte[] bytes) {
    out.writeBytes(bytes);
  }

  /** Writes a major type with its argument in the shortest form. */
  void head(int major, long argument) {
    int type = major << 5;
    if (argument >= 0 && argument < 24) {
      out.write(type | (int) argument);
    } else {
      int power = argument >>> 8 == 0 ? 0 : argument >>> 16 == 0 ? 1 : argument >>> 32 == 0 ? 2 : 3;
      out.write(type | 24 + power);
      bigEndian(argument, 1 << power);
    }
  }

  private void bigEndian(long value, int bytes) {
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
      out.write((int) (value >>> shift));
    }
  }

  void string(String text) {
    bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private void bytes(byte[] bytes) {
    head(BYTES, bytes.length);
    raw(bytes);
  }

  void object(MapValue object, TypeSchema type) {
    head(MAP, object.size());
    for (int i : CborOrder.of(object)) {
      String key = object.keyAt(i);
      Field field = type.field(key);
      string(key);
      value(object.valueAt(i), field == null ? FREE : field.type());
    }
  }

  void value(Value value) {
    value(value, FREE);
  }

  private void value(Value value, FieldType type) {
    switch (value) {
      case MapValue map -> map(map, type);
      case ListValue list -> {
        FieldType element = type instanceof FieldType.ListOf of ? of.element() : FREE;
        head(ARRAY, list.size());
        list.forEach(item -> value(item, element));
      }
      case StringValue s when isBytes(type) -> {
        head(TAG, LATER_BASE64);
        bytes(Base64Text.decode(s.value()));
      }
      case StringValue s -> string(s.value());
      case IntValue n ->
          head(n.value() < 0 ? NEGATIVE : UNSIGNED, n.value() < 0 ? ~n.value() : n.value());
      case FloatValue f -> real(f.value());
      case BoolValue b -> out.write(SIMPLE << 5 | (b == BoolValue.TRUE ? 21 : 20));
      case NullValue n -> out.write(SIMPLE << 5 | 22);
    }
  }

  private void map(MapValue map, FieldType type) {
    switch (type) {
      case FieldType.Ref ref -> object(map, ref.type());
      case FieldType.Either either -> object(map, either.schema());
      case FieldType.MapOf of -> entries(map, of.element());
      default -> entries(map, FREE);
    }
  }

  private void entries(MapValue map, FieldType element) {
    head(MAP, map.size());
    for (int i : CborOrder.of(map)) {
      string(map.keyAt(i));
      value(map.valueAt(i), element);
    }
  }

  private static boolean isBytes(@Nullable FieldType type) {
    return type instanceof FieldType.Of of && of.scalar() == Scalar.BYTES;
  }

  /** Writes the shortest float that is the same number. */
  private void real(double value) {
    float single = (float) value;
    short half = Float.floatToFloat16(single);
    if (single != value) {
      out.write(SIMPLE << 5 | 27);
      bigEndian(Double.doubleToRawLongBits(value), Double.BYTES);
    } else if (Float.float16ToFloat(half) != single) {
      out.write(SIMPLE << 5 | 26);
      bigEndian(Float.floatToRawIntBits(single), Float.BYTES);
    } else {
      out.write(SIMPLE << 5 | 25);
      bigEndian(half, Short.BYTES);
    }
  }
}
