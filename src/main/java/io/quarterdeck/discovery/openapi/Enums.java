package io.quarterdeck.discovery.openapi;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The strings that fields may have where only some are allowed ({@code +enum} upstream), by the Go
 * type of the field. Validation does not ask this table: the rules of the kinds know better.
 */
final class Enums {
  private static final Pattern CONTAINERS = Pattern.compile("(\\[]|map\\[[^]]*]|\\*)*");
  private static final Map<String, ListValue> VALUES = read();

  private Enums() {}

  /** Returns the schema of a field with what it allows, at the place of the strings themselves. */
  static MapValue in(MapValue schema, String goType) {
    ListValue values = VALUES.get(CONTAINERS.matcher(goType).replaceFirst(""));
    return values == null ? schema : with(schema, values);
  }

  private static MapValue with(MapValue schema, ListValue values) {
    for (String inner : List.of("items", "additionalProperties")) {
      if (schema.has(inner)) {
        return schema.with(inner, with(schema.map(inner), values));
      }
    }
    return schema.with("enum", values);
  }

  private static Map<String, ListValue> read() {
    try (InputStream in = Objects.requireNonNull(Enums.class.getResourceAsStream("enums.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(": ", 2))
          .collect(Collectors.toUnmodifiableMap(row -> row[0], row -> values(row[1])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ListValue values(String row) {
    return ListValue.of(List.of(row.split(", ?", -1)).stream().<Value>map(Value::of).toList());
  }
}
