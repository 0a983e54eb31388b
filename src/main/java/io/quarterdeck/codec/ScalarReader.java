package io.quarterdeck.codec;

import io.quarterdeck.codec.Tokens.Kind;
import io.quarterdeck.object.FloatValue;
import io.quarterdeck.object.GoDuration;
import io.quarterdeck.object.GoTime;
import io.quarterdeck.object.Quantity;
import io.quarterdeck.object.Value;
import io.quarterdeck.schema.Scalar;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the scalars of API fields into the form that Go writes them in. */
final class ScalarReader {
  private static final long EXACT_IN_DOUBLE = 1L << 53;

  private ScalarReader() {}

  /** Returns the scalar whose token is {@code kind}; Java's null for JSON's null. */
  static @Nullable Value read(
      TypedReader reader, Tokens in, Kind kind, Scalar scalar, String goType) {
    return switch (scalar) {
      case STRING -> kind == Kind.STRING ? Value.of(in.text()) : reader.mismatch(kind, goType);
      case INT32 -> integer(reader, in, kind, Integer.MIN_VALUE, Integer.MAX_VALUE, goType);
      case INT64 -> integer(reader, in, kind, Long.MIN_VALUE, Long.MAX_VALUE, goType);
      case FLOAT64 -> real(reader, in, kind, goType);
      case BOOL ->
          kind == Kind.TRUE || kind == Kind.FALSE
              ? Value.of(kind == Kind.TRUE)
              : reader.mismatch(kind, goType);
      case BYTES -> bytes(reader, in, kind, goType);
      case QUANTITY -> quantity(in, kind);
      case TIME -> time(reader, in, kind, GoTime::parse, GoTime::format);
      case MICRO_TIME -> time(reader, in, kind, GoTime::parseMicro, GoTime::formatMicro);
      case DURATION -> duration(reader, in, kind);
      case INT_OR_STRING -> intOrString(reader, in, kind);
      case RAW, FIELDS_V1, ANY -> reader.any(kind);
    };
  }

  private static @Nullable Value integer(
      TypedReader reader, Tokens in, Kind kind, long min, long max, String goType) {
    if (kind != Kind.NUMBER) {
      return reader.mismatch(kind, goType);
    }
    if (!in.isLong() || in.longValue() < min || in.longValue() > max) {
      reader.noteMismatch("number " + in.text(), goType);
      return null;
    }
    return Value.of(in.longValue());
  }

  private static @Nullable Value real(TypedReader reader, Tokens in, Kind kind, String goType) {
    if (kind != Kind.NUMBER) {
      return reader.mismatch(kind, goType);
    }
    double value = in.doubleValue();
    if (Double.isInfinite(value)) {
      reader.noteMismatch("number " + in.text(), goType);
      return null;
    }
    return whole(value);
  }

  /** A double that is a whole number is written without a point, so it is read as one, too. */
  private static Value whole(double value) {
    return value == Math.rint(value) && Math.abs(value) < EXACT_IN_DOUBLE
        ? Value.of((long) value)
        : new FloatValue(value);
  }

  /** Returns a number of no known type: an integer of 64 bits, or else a double. */
  static Value number(Tokens in) {
    if (in.isLong()) {
      return Value.of(in.longValue());
    }
    double value = in.doubleValue();
    if (Double.isInfinite(value)) {
      throw new UndecodableException(
          "json: cannot unmarshal number " + in.text() + " into Go value of type float64");
    }
    return new FloatValue(value);
  }

  private static Value quantityOf(String text) {
    try {
      return Value.of(Quantity.parse(text.strip()).toString());
    } catch (NumberFormatException e) {
      throw new UndecodableException(String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable Value quantity(Tokens in, Kind kind) {
    return switch (kind) {
      case NULL -> null;
      case STRING, NUMBER -> quantityOf(in.text());
      default -> quantityOf(kind.word); // no quantity is spelt so: the message is the same
    };
  }

  private static @Nullable Value time(
      TypedReader reader,
      Tokens in,
      Kind kind,
      Function<String, Instant> parse,
      Function<Instant, String> format) {
    if (kind == Kind.NULL) {
      return null;
    }
    if (kind != Kind.STRING) {
      throw reader.fatal(kind.word, "string");
    }
    try {
      Instant time = parse.apply(in.text());
      return time.equals(GoTime.ZERO) ? Value.ofNull() : Value.of(format.apply(time));
    } catch (IllegalArgumentException e) {
      throw new UndecodableException(String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable Value duration(TypedReader reader, Tokens in, Kind kind) {
    if (kind == Kind.NULL) {
      return null;
    }
    if (kind != Kind.STRING) {
      throw reader.fatal(kind.word, "string");
    }
    try {
      return Value.of(GoDuration.format(GoDuration.parse(in.text())));
    } catch (IllegalArgumentException e) {
      throw new UndecodableException(String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable Value intOrString(TypedReader reader, Tokens in, Kind kind) {
    if (kind == Kind.STRING) {
      return Value.of(in.text());
    }
    if (kind == Kind.NULL) {
      return null;
    }
    if (kind != Kind.NUMBER) {
      throw reader.fatal(kind.word, "int32");
    }
    if (!in.isLong() || in.longValue() != (int) in.longValue()) {
      throw reader.fatal("number " + in.text(), "int32");
    }
    return Value.of(in.longValue());
  }

  /** Bytes are base64 or, as Go allows, a list of small numbers. */
  private static @Nullable Value bytes(TypedReader reader, Tokens in, Kind kind, String goType) {
    return switch (kind) {
      case STRING -> base64(reader, in.text());
      case LIST -> Value.of(Base64.getEncoder().encodeToString(listed(reader, in)));
      default -> reader.mismatch(kind, goType);
    };
  }

  private static byte[] listed(TypedReader reader, Tokens in) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Kind next = in.next(); next != Kind.END_LIST; next = in.next()) {
      if (next != Kind.NUMBER) {
        reader.mismatch(next, "uint8");
      } else if (!in.isLong() || in.longValue() < 0 || in.longValue() > 255) {
        reader.noteMismatch("number " + in.text(), "uint8");
      } else {
        bytes.write((int) in.longValue());
      }
    }
    return bytes.toByteArray();
  }

  private static @Nullable Value base64(TypedReader reader, String text) {
    int fault = Base64Text.fault(text);
    if (fault >= 0) {
      reader.note("illegal base64 data at input byte " + fault);
      return null;
    }
    return Value.of(Base64Text.canonical(text));
  }
}
