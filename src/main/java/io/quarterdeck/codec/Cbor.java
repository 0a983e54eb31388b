package io.quarterdeck.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import io.quarterdeck.object.BoolValue;
import io.quarterdeck.object.FloatValue;
import io.quarterdeck.object.IntValue;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.NullValue;
import io.quarterdeck.object.StringValue;
import io.quarterdeck.object.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * CBOR as Kubernetes exchanges it behind its gate (KEP-4222): one item behind the tag that says
 * "this is CBOR", maps with string keys in the order of their encodings, the shortest form of
 * numbers.
 */
public final class Cbor {
  private static final byte[] SELF_DESCRIBED = {(byte) 0xd9, (byte) 0xd9, (byte) 0xf7};
  private static final CBORFactory FACTORY =
      CBORFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(TypedReader.DEPTH_MAX)
                  .maxStringLength(Integer.MAX_VALUE) // bodies are bounded before they get here
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .enable(CBORGenerator.Feature.WRITE_MINIMAL_INTS)
          .enable(CBORGenerator.Feature.WRITE_MINIMAL_DOUBLES)
          .build();

  private Cbor() {}

  /** Returns whether {@code bytes} begin with the tag that every document of ours has. */
  public static boolean isSelfDescribed(byte[] bytes) {
    return bytes.length >= SELF_DESCRIBED.length
        && java.util.Arrays.equals(
            bytes, 0, SELF_DESCRIBED.length, SELF_DESCRIBED, 0, SELF_DESCRIBED.length);
  }

  /** Writes {@code value} behind the tag. */
  public static byte[] write(Value value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(SELF_DESCRIBED);
    try (CBORGenerator out = FACTORY.createGenerator(bytes)) {
      write(out, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // no file, no net: cannot happen
    }
    return bytes.toByteArray();
  }

  private static void write(CBORGenerator out, Value value) throws IOException {
    switch (value) {
      case MapValue map -> {
        out.writeStartObject(map, map.size());
        for (int i : CborOrder.of(map)) {
          out.writeFieldName(map.keyAt(i));
          write(out, map.valueAt(i));
        }
        out.writeEndObject();
      }
      case ListValue list -> {
        out.writeStartArray(list, list.size());
        for (Value item : list) {
          write(out, item);
        }
        out.writeEndArray();
      }
      case StringValue s -> out.writeString(s.value());
      case IntValue n -> out.writeNumber(n.value());
      case FloatValue f -> out.writeNumber(f.value());
      case BoolValue b -> out.writeBoolean(b == BoolValue.TRUE);
      case NullValue n -> out.writeNull();
    }
  }

  /**
   * Reads any document.
   *
   * @throws JsonSyntaxException if it is malformed
   */
  public static Value read(byte[] bytes) {
    try (JsonParser parser = FACTORY.createParser(bytes)) {
      JacksonTokens tokens = new JacksonTokens(parser);
      Value value = new TypedReader(tokens).any(tokens.next());
      requireEnd(tokens);
      return value == null ? Value.ofNull() : value;
    } catch (IOException e) {
      throw new UncheckedIOException(e); // no file, no net: cannot happen
    }
  }

  private static void requireEnd(Tokens tokens) {
    if (tokens.next() != Tokens.Kind.END) {
      throw new JsonSyntaxException("cbor: extraneous data");
    }
  }
}
