package io.quarterdeck.merge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.quarterdeck.object.FloatValue;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the trees that tests write down: JSON with single quotes. */
public final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  public static MapValue map(String text) {
    return (MapValue) of(text);
  }

  public static Value of(String text) {
    try (JsonParser parser = FACTORY.createParser(text.replace('\'', '"'))) {
      parser.nextToken();
      return value(parser);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Value value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        MapValue.Builder map = MapValue.builder();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String key = parser.currentName();
          parser.nextToken();
          map.put(key, value(parser));
        }
        yield map.build();
      }
      case START_ARRAY -> {
        List<Value> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(parser));
        }
        yield ListValue.of(items);
      }
      case VALUE_STRING -> Value.of(parser.getText());
      case VALUE_NUMBER_INT -> Value.of(parser.getLongValue());
      case VALUE_NUMBER_FLOAT -> new FloatValue(parser.getDoubleValue());
      case VALUE_TRUE -> Value.of(true);
      case VALUE_FALSE -> Value.of(false);
      default -> Value.ofNull();
    };
  }
}
