package io.quarterdeck.status;

import io.quarterdeck.object.BoolValue;
import io.quarterdeck.object.FloatValue;
import io.quarterdeck.object.IntValue;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.NullValue;
import io.quarterdeck.object.StringValue;
import io.quarterdeck.object.Value;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A value as a message of kube-apiserver shows it, written out: {@link FieldErrors} prints it as it
 * stands. The static methods write strings and trees as Go's {@code %q} and {@code encoding/json}
 * do.
 *
 * @param text what is printed
 */
public record GoText(String text) {

  /** Returns a Go map: JSON with its keys in order. */
  public static GoText ofMap(MapValue map) {
    Map<String, Value> sorted = new TreeMap<>();
    map.forEach(sorted::put);
    StringBuilder json = new StringBuilder("{");
    sorted.forEach((key, value) -> entry(json, key, value));
    return new GoText(json.append('}').toString());
  }

  /**
   * Writes a value as {@code field.Error} does: a Java String (a Go {@code string}) with {@code
   * %q}, nodes (everything else in Go, typed strings and pointers included) as JSON, a {@code
   * GoText} as it stands, Java's null as {@code null}.
   */
  public static String show(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case String s -> quote(s);
      case GoText written -> written.text;
      case Value node -> json(node);
      default -> value.toString();
    };
  }

  /** Writes {@code node} as Go's {@code encoding/json} does, keys in the order of the node. */
  public static String json(Value node) {
    StringBuilder json = new StringBuilder();
    json(json, node);
    return json.toString();
  }

  private static void json(StringBuilder json, Value node) {
    switch (node) {
      case StringValue s -> json(json, s.value());
      case MapValue map -> {
        json.append('{');
        map.forEach((key, value) -> entry(json, key, value));
        json.append('}');
      }
      case ListValue list -> {
        json.append('[');
        for (int i = 0; i < list.size(); i++) {
          json.append(i == 0 ? "" : ",");
          json(json, list.get(i));
        }
        json.append(']');
      }
      case FloatValue f -> json.append(number(f.value()));
      case IntValue n -> json.append(n.value());
      case BoolValue b -> json.append(b);
      case NullValue n -> json.append("null");
    }
  }

  private static void entry(StringBuilder json, String key, Value value) {
    json.append(json.charAt(json.length() - 1) == '{' ? "" : ",");
    json(json, key);
    json.append(':');
    json(json, value);
  }

  private static String number(double d) {
    return d == Math.rint(d) && Math.abs(d) < 1e21
        ? new java.math.BigDecimal(d).toPlainString()
        : Double.toString(d);
  }

  private static void json(StringBuilder json, String s) {
    json.append('"');
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\n' -> json.append("\\n");
        case '\t' -> json.append("\\t");
        case '\r' -> json.append("\\r");
        case '\b' -> json.append("\\b");
        case '\f' -> json.append("\\f");
        default -> {
          boolean escaped = c < ' ' || c == '<' || c == '>' || c == '&';
          if (escaped || c == '\u2028' || c == '\u2029') {
            json.append(String.format("\\u%04x", (int) c));
          } else {
            json.append(c);
          }
        }
      }
    }
    json.append('"');
  }

  /** Quotes {@code s} as Go's {@code strconv.Quote} does. */
  public static String quote(String s) {
    StringBuilder q = new StringBuilder(s.length() + 2).append('"');
    s.codePoints().forEach(c -> quote(q, c));
    return q.append('"').toString();
  }

  private static void quote(StringBuilder q, int c) {
    switch (c) {
      case '"' -> q.append("\\\"");
      case '\\' -> q.append("\\\\");
      case '\n' -> q.append("\\n");
      case '\t' -> q.append("\\t");
      case '\r' -> q.append("\\r");
      case 7 -> q.append("\\a");
      case '\b' -> q.append("\\b");
      case '\f' -> q.append("\\f");
      case 11 -> q.append("\\v");
      default -> {
        if (isPrintable(c)) {
          q.appendCodePoint(c);
        } else {
          q.append(String.format(c < 0x80 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c));
        }
      }
    }
  }

  /** Tells whether Go's {@code unicode.IsPrint} holds: graphic, and no space but the plain one. */
  public static boolean isPrintable(int c) {
    return c == ' '
        || switch (Character.getType(c)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.PRIVATE_USE,
              Character.UNASSIGNED,
              Character.SPACE_SEPARATOR,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR,
              Character.SURROGATE ->
              false;
          default -> true;
        };
  }
}
