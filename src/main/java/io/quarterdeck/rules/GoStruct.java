package io.quarterdeck.rules;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.NullValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.status.GoText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Go struct of kube-apiserver's internal API, to print objects as its messages do: {@code
 * json.Marshal} of a struct without JSON names, all fields in the order of the struct, zero values
 * included.
 *
 * <p>A struct is declared in one line: Go's names in order, each with a mark for what is printed
 * when it is absent: none {@code ""}, {@code #} 0, {@code ?} false, {@code *} a pointer and {@code
 * []} a list or map null, {@code {}} the nested struct, empty. The field in our objects is the same
 * name with a small first letter, unless {@code =name} says another.
 */
public final class GoStruct {
  /** A type of {@code meta/v1}, which has JSON names: it is printed as clients write it. */
  public static final GoStruct TAGGED = new GoStruct(Map.of(), Map.of());

  private final Map<String, Field> fields;
  private final Map<String, GoStruct> nested;

  private record Field(String name, String zero) {}

  private GoStruct(Map<String, Field> fields, Map<String, GoStruct> nested) {
    this.fields = fields;
    this.nested = nested;
  }

  /** Declares a struct. */
  public static GoStruct of(String declaration) {
    Map<String, Field> fields = new LinkedHashMap<>();
    for (String word : declaration.split(" ")) {
      int equals = word.indexOf('=');
      String go = goName(word);
      int end = go.length();
      String own = Character.toLowerCase(go.charAt(0)) + go.substring(1);
      String mark = word.substring(end, equals < 0 ? word.length() : equals);
      fields.put(go, new Field(equals < 0 ? own : word.substring(equals + 1), zero(mark)));
    }
    return new GoStruct(fields, Map.of());
  }

  /** Returns Go's name of a declared field. */
  static String goName(String word) {
    int end = 0;
    while (end < word.length() && Chars.isAlphanumeric(word.charAt(end))) {
      end++;
    }
    return word.substring(0, end);
  }

  private static String zero(String mark) {
    return switch (mark) {
      case "" -> "\"\"";
      case "#" -> "0";
      case "?" -> "false";
      case "{}" -> "{}";
      default -> "null";
    };
  }

  /** Returns this struct with the type of the struct, pointer or list at Go's {@code name}. */
  public GoStruct with(String name, GoStruct type) {
    Map<String, GoStruct> more = new LinkedHashMap<>(nested);
    more.put(name, type);
    return new GoStruct(fields, more);
  }

  /** Prints an object. */
  public GoText show(MapValue value) {
    StringBuilder json = new StringBuilder();
    print(json, value);
    return new GoText(json.toString());
  }

  /** Prints a list of objects; an empty one is nil. */
  public GoText showAll(ListValue values) {
    if (values.isEmpty()) {
      return new GoText("null");
    }
    StringBuilder json = new StringBuilder();
    printList(json, values);
    return new GoText(json.toString());
  }

  private void printList(StringBuilder json, ListValue values) {
    json.append('[');
    for (int i = 0; i < values.size(); i++) {
      json.append(i == 0 ? "" : ",");
      print(json, values.map(i));
    }
    json.append(']');
  }

  private void print(StringBuilder json, MapValue value) {
    if (this == TAGGED) {
      json.append(GoText.json(value));
      return;
    }
    json.append('{');
    fields.forEach(
        (go, field) -> {
          json.append(json.charAt(json.length() - 1) == '{' ? "" : ",");
          json.append('"').append(go).append("\":");
          print(json, go, field, value.find(field.name()));
        });
    json.append('}');
  }

  private void print(StringBuilder json, String go, Field field, @Nullable Value value) {
    GoStruct type = nested.get(go);
    boolean absent = value == null || value == NullValue.NULL;
    if (type != null && value instanceof ListValue list) {
      type.printList(json, list);
    } else if (type != null && (!absent || field.zero().equals("{}"))) {
      type.print(json, value instanceof MapValue map ? map : MapValue.EMPTY);
    } else if (absent) {
      json.append(field.zero());
    } else {
      json.append(value instanceof MapValue map ? GoText.ofMap(map).text() : GoText.json(value));
    }
  }
}
