package io.quarterdeck.codec;

import io.quarterdeck.object.BoolValue;
import io.quarterdeck.object.FloatValue;
import io.quarterdeck.object.IntValue;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.NullValue;
import io.quarterdeck.object.StringValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.status.GoText;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes what YAML decodes to as Go's {@code %#v} does; for messages only. */
final class GoValues {
  private GoValues() {}

  /** Returns {@code value} as a Go expression. Its depth is that of what was read, so bounded. */
  static String show(Value value) {
    return switch (value) {
      case StringValue s -> GoText.quote(s.value());
      case IntValue n -> Long.toString(n.value());
      case FloatValue f -> GoNumbers.format(f.value());
      case BoolValue b -> b.toString();
      case NullValue n -> "interface {}(nil)";
      case ListValue list ->
          list.items().stream()
              .map(GoValues::show)
              .collect(Collectors.joining(", ", "[]interface {}{", "}"));
      case MapValue map -> show(map);
    };
  }

  private static String show(MapValue map) {
    TreeMap<String, Value> sorted = new TreeMap<>();
    map.forEach(sorted::put);
    return sorted.entrySet().stream()
        .map(e -> GoText.quote(e.getKey()) + ":" + show(e.getValue()))
        .collect(Collectors.joining(", ", "map[interface {}]interface {}{", "}"));
  }
}
