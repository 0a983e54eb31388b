package io.quarterdeck.merge.fields;

import io.quarterdeck.codec.Json;
import io.quarterdeck.codec.JsonSyntaxException;
import io.quarterdeck.object.BoolValue;
import io.quarterdeck.object.FloatValue;
import io.quarterdeck.object.IntValue;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.NullValue;
import io.quarterdeck.object.StringValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.status.GoText;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * One step of a path in a field set, in the text form of FieldsV1: {@code f:name} a field or the
 * entry of a map, {@code k:{"name":"a"}} the item of a list with these keys, {@code v:"a"} the item
 * of a set, {@code i:0} the item at an index. A static vocabulary over strings, because sets are
 * stored with them and mostly only compare them for equality.
 */
final class PathElement {
  /** Marks in a set that the parent is itself a member. */
  static final String SELF = ".";

  private static final String KINDS = "fkvi"; // upstream's order between kinds

  /**
   * Upstream's order: by kind, then fields by name, keys and values by value, indices by number.
   */
  static final Comparator<String> ORDER = PathElement::compare;

  private PathElement() {}

  static String field(String name) {
    return "f:".concat(name);
  }

  /** Returns the element of the list item that has these keys; they must be sorted by name. */
  static String keys(MapValue keys) {
    return "k:".concat(GoText.json(keys));
  }

  static String value(Value value) {
    return "v:".concat(GoText.json(value));
  }

  static boolean isField(String element) {
    return element.startsWith("f:");
  }

  static boolean isKeys(String element) {
    return element.startsWith("k:");
  }

  /** Returns the name in {@code f:name}. */
  static String name(String element) {
    return element.substring(2);
  }

  /** Returns whether a kind of elements that we know, however badly written, begins so. */
  static boolean isKnown(String element) {
    return element.length() < 2
        || element.charAt(1) != ':'
        || KINDS.indexOf(element.charAt(0)) >= 0;
  }

  /**
   * Returns the one way to write {@code element}.
   *
   * @throws IllegalArgumentException if it is none; the message is upstream's as far as it has one
   */
  static String canonical(String element) {
    if (element.length() < 2) {
      throw new IllegalArgumentException("key must be 2 characters long:");
    }
    if (element.charAt(1) != ':') {
      throw new IllegalArgumentException("missing colon: " + element);
    }
    return switch (element.charAt(0)) {
      case 'k' -> keys(sorted(content(element)));
      case 'v' -> value(content(element));
      case 'i' -> "i:" + Long.parseLong(name(element));
      default -> element;
    };
  }

  private static Value content(String element) {
    try {
      return Json.parse(name(element).getBytes(StandardCharsets.UTF_8));
    } catch (JsonSyntaxException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static MapValue sorted(Value keys) {
    if (!(keys instanceof MapValue map)) {
      throw new IllegalArgumentException("expect { or n, but found " + keys);
    }
    Map<String, Value> sorted = new TreeMap<>();
    map.forEach(sorted::put);
    MapValue.Builder builder = MapValue.builder();
    sorted.forEach(builder::put);
    return builder.build();
  }

  /**
   * Returns the element as messages write it: {@code .name}, {@code [name="a"]}, {@code [="a"]}.
   */
  static String message(String element) {
    return switch (element.charAt(0)) {
      case 'f' -> "." + name(element);
      case 'k' -> keysMessage((MapValue) content(element));
      case 'v' -> "[=" + print(content(element)) + "]";
      default -> "[" + name(element) + "]";
    };
  }

  static String keysMessage(MapValue keys) {
    StringBuilder text = new StringBuilder("[");
    keys.forEach(
        (key, value) ->
            text.append(text.length() == 1 ? "" : ",")
                .append(key)
                .append('=')
                .append(print(value)));
    return text.append(']').toString();
  }

  private static String print(Value value) {
    return value instanceof StringValue s ? GoText.quote(s.value()) : GoText.json(value);
  }

  private static int compare(String a, String b) {
    int kind = Integer.compare(KINDS.indexOf(a.charAt(0)), KINDS.indexOf(b.charAt(0)));
    if (kind != 0 || a.equals(b)) {
      return kind;
    }
    return switch (a.charAt(0)) {
      case 'f' -> compareText(a, b);
      case 'i' -> Long.compare(Long.parseLong(name(a)), Long.parseLong(name(b)));
      default -> differInText(a, b) ? compareText(a, b) : compareValues(content(a), content(b));
    };
  }

  /** Compares as Go does, by UTF-8 bytes. */
  private static int compareText(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean pairs = Character.isSurrogate(x) != Character.isSurrogate(y);
        return pairs ? (Character.isSurrogate(x) ? 1 : -1) : Character.compare(x, y);
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  /**
   * Returns whether two JSON texts first differ inside of a string, at plain characters: then the
   * texts have the order of what they say, and need not be parsed.
   */
  private static boolean differInText(String a, String b) {
    boolean inString = false;
    int length = Math.min(a.length(), b.length());
    for (int i = 2; i < length; i++) {
      char c = a.charAt(i);
      if (c != b.charAt(i)) {
        return inString && isPlain(c) && isPlain(b.charAt(i));
      }
      if (c == '\\') {
        return false;
      }
      inString ^= c == '"';
    }
    return false;
  }

  private static boolean isPlain(char c) {
    return Character.isLetterOrDigit(c) || c > '"' && c != '\\' && c < 0x7f;
  }

  private static int compareValues(Value a, Value b) {
    int rank = Integer.compare(rank(a), rank(b));
    if (rank != 0) {
      return rank;
    }
    return switch (a) {
      case MapValue map -> compareMaps(map, (MapValue) b);
      case ListValue list -> compareLists(list, (ListValue) b);
      case StringValue s -> compareText(s.value(), ((StringValue) b).value());
      case BoolValue bool -> bool.compareTo((BoolValue) b);
      case NullValue none -> 0;
      case IntValue n when b instanceof IntValue m -> Long.compare(n.value(), m.value());
      case IntValue n -> Double.compare(n.value(), number(b));
      case FloatValue f -> Double.compare(f.value(), number(b));
    };
  }

  private static double number(Value value) {
    return value instanceof IntValue n ? n.value() : ((FloatValue) value).value();
  }

  private static int rank(Value value) {
    return switch (value) {
      case FloatValue f -> 0;
      case IntValue n -> 0;
      case StringValue s -> 1;
      case BoolValue b -> 2;
      case ListValue list -> 3;
      case MapValue map -> 4;
      case NullValue none -> 5;
    };
  }

  /** Compares key by key, both sorted by name; the shorter is less. */
  private static int compareMaps(MapValue a, MapValue b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int name = compareText(a.keyAt(i), b.keyAt(i));
      int order = name != 0 ? name : compareValues(a.valueAt(i), b.valueAt(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  private static int compareLists(ListValue a, ListValue b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order = compareValues(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }
}
