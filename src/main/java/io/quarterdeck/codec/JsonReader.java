package io.quarterdeck.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.quarterdeck.object.FloatValue;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.schema.TypeSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads one JSON document into a tree without recursion, so that depth costs heap and not stack.
 * What is wrong with a document that does not parse is the business of {@link JsonSyntax}.
 *
 * <p>Names come from the parser's symbol table and are interned, so that equal keys of different
 * objects are the same string.
 */
final class JsonReader {
  /** As deep as Go's decoder goes ({@code maxNestingDepth}). */
  static final int DEPTH_MAX = 10_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEPTH_MAX)
                  .maxStringLength(Integer.MAX_VALUE) // bodies are bounded before they get here
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .build();

  private final JsonParser parser;
  private final List<Frame> frames = new ArrayList<>(); // by depth; those too deep wait for reuse
  private int depth;
  private final List<String> duplicates = new ArrayList<>(0);

  private JsonReader(JsonParser parser) {
    this.parser = parser;
  }

  static Document read(byte[] bytes) {
    if (looksWide(bytes)) {
      throw new JsonSyntaxException(JsonSyntax.problem(bytes).orElse("unexpected encoding"));
    }
    try {
      return parse(bytes);
    } catch (JsonProcessingException e) {
      Optional<String> problem = JsonSyntax.problem(bytes);
      if (problem.isPresent()) {
        throw new JsonSyntaxException(problem.get());
      }
      return readMended(bytes);
    }
  }

  /**
   * Reads one document as an object of {@code type}.
   *
   * @throws UndecodableException if a value does not fit its type
   */
  static TypedReader.Read typed(byte[] bytes, TypeSchema type) {
    if (looksWide(bytes)) {
      throw new JsonSyntaxException(JsonSyntax.problem(bytes).orElse("unexpected encoding"));
    }
    try {
      return parseTyped(bytes, type);
    } catch (JsonSyntaxException e) {
      Optional<String> problem = JsonSyntax.problem(bytes);
      if (problem.isPresent()) {
        throw new JsonSyntaxException(problem.get());
      }
      byte[] mended = new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
      if (java.util.Arrays.equals(mended, bytes)) {
        throw e;
      }
      return parseTyped(mended, type);
    }
  }

  private static TypedReader.Read parseTyped(byte[] bytes, TypeSchema type) {
    try (JsonParser parser = FACTORY.createParser(bytes)) {
      return TypedReader.read(new JacksonTokens(parser), type);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // no file, no net: cannot happen
    }
  }

  /** Go takes bytes that are no UTF-8 for U+FFFD; the parser refuses them. */
  private static Document readMended(byte[] bytes) {
    try {
      return parse(new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new JsonSyntaxException(e.getOriginalMessage());
    }
  }

  private static Document parse(byte[] bytes) throws JsonProcessingException {
    try (JsonParser parser = FACTORY.createParser(bytes)) {
      JsonReader reader = new JsonReader(parser);
      Value value = reader.document();
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "more than one value");
      }
      return new Document(value, List.copyOf(reader.duplicates));
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e); // no file, no net: cannot happen
    }
  }

  /**
   * Tells whether the parser would take the bytes for UTF-16, UTF-32 or for UTF-8 with a byte order
   * mark, none of which Go does.
   */
  private static boolean looksWide(byte[] b) {
    int n = Math.min(b.length, 4);
    for (int i = 0; i < n; i++) {
      if (b[i] == 0) {
        return true;
      }
    }
    return n >= 2 && (b[0] == (byte) 0xfe || b[0] == (byte) 0xff || b[0] == (byte) 0xef);
  }

  /** The container that is being read at a depth; used again for the next one there. */
  private static final class Frame {
    private final MapValue.Builder map = MapValue.builder();
    private final List<Value> list = new ArrayList<>();
    private boolean isMap;
    private String key = "";

    Value build() {
      if (isMap) {
        return map.build();
      }
      ListValue built = ListValue.of(list);
      list.clear();
      return built;
    }
  }

  private Frame open(boolean isMap) {
    if (depth == frames.size()) {
      frames.add(new Frame());
    }
    Frame frame = frames.get(depth++);
    frame.isMap = isMap;
    return frame;
  }

  private Value document() throws IOException {
    JsonToken token = parser.nextToken();
    if (token == null) {
      throw new JsonParseException(parser, "unexpected end of JSON input");
    }
    Frame top = null;
    while (true) {
      Value done = null;
      switch (token) {
        case START_OBJECT, START_ARRAY -> top = open(token == JsonToken.START_OBJECT);
        case END_OBJECT, END_ARRAY -> {
          done = frames.get(--depth).build();
          top = depth == 0 ? null : frames.get(depth - 1);
        }
        case FIELD_NAME -> Objects.requireNonNull(top).key = parser.currentName();
        default -> done = scalar(token);
      }
      if (done != null) {
        if (top == null) {
          return done;
        }
        add(top, done);
      }
      token = parser.nextToken();
    }
  }

  private void add(Frame frame, Value value) {
    if (!frame.isMap) {
      frame.list.add(value);
    } else if (!frame.map.add(frame.key, value)) {
      duplicates.add(path());
    }
  }

  private String path() {
    StringBuilder path = new StringBuilder();
    for (Frame frame : frames.subList(0, depth)) {
      if (!frame.isMap) {
        path.append('[').append(frame.list.size()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(frame.key);
      }
    }
    return path.toString();
  }

  private Value scalar(JsonToken token) throws IOException {
    return switch (token) {
      case VALUE_STRING -> Value.of(parser.getText());
      case VALUE_TRUE -> Value.of(true);
      case VALUE_FALSE -> Value.of(false);
      case VALUE_NULL -> Value.ofNull();
      case VALUE_NUMBER_INT ->
          switch (parser.getNumberType()) {
            case INT, LONG -> Value.of(parser.getLongValue());
            default -> real();
          };
      default -> real();
    };
  }

  private Value real() throws IOException {
    double value = parser.getDoubleValue();
    if (Double.isInfinite(value)) {
      throw new JsonSyntaxException(
          "json: cannot unmarshal number " + parser.getText() + " into Go value of type float64");
    }
    return new FloatValue(value);
  }
}
