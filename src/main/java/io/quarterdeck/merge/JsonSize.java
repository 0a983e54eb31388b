package io.quarterdeck.merge;

import io.quarterdeck.object.BoolValue;
import io.quarterdeck.object.FloatValue;
import io.quarterdeck.object.IntValue;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.NullValue;
import io.quarterdeck.object.StringValue;
import io.quarterdeck.object.Value;

/** How many bytes a tree has as JSON, without writing it. */
final class JsonSize {
  private static final int ESCAPED = 6; // \\u003c: Go writes <, > and & so, and control characters

  private JsonSize() {}

  static long of(Value value) {
    return switch (value) {
      case MapValue map -> ofMap(map);
      case ListValue list -> ofList(list);
      case StringValue s -> ofString(s.value());
      case IntValue n -> n.toString().length();
      case FloatValue f -> f.toString().length();
      case BoolValue b -> b.toString().length();
      case NullValue n -> n.toString().length();
    };
  }

  private static long ofMap(MapValue map) {
    long size = 2 + Math.max(0, map.size() - 1);
    for (int i = 0; i < map.size(); i++) {
      size += ofString(map.keyAt(i)) + 1 + of(map.valueAt(i));
    }
    return size;
  }

  private static long ofList(ListValue list) {
    long size = 2 + Math.max(0, list.size() - 1);
    for (int i = 0; i < list.size(); i++) {
      size += of(list.get(i));
    }
    return size;
  }

  private static long ofString(String s) {
    long size = 2;
    for (int i = 0; i < s.length(); i++) {
      size += ofChar(s.charAt(i));
    }
    return size;
  }

  private static int ofChar(char c) {
    if (c == '"' || c == '\\' || c == '\n' || c == '\r' || c == '\t') {
      return 2;
    }
    if (c < 0x20 || c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029') {
      return ESCAPED;
    }
    if (c < 0x80) {
      return 1;
    }
    return c < 0x800 || Character.isSurrogate(c) ? 2 : 3; // a pair has four bytes
  }
}
