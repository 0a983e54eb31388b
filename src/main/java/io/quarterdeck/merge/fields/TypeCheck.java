package io.quarterdeck.merge.fields;

import io.quarterdeck.merge.GoPrint;
import io.quarterdeck.object.BoolValue;
import io.quarterdeck.object.FloatValue;
import io.quarterdeck.object.IntValue;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.NullValue;
import io.quarterdeck.object.StringValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.schema.Field.ListKind;
import io.quarterdeck.schema.FieldType;
import io.quarterdeck.schema.Scalar;
import io.quarterdeck.status.GoText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks that a configuration fits its type, in the words of structured-merge-diff. Says nothing of
 * the rules of kinds.
 */
public final class TypeCheck {
  private final List<String> errors = new ArrayList<>();

  private TypeCheck() {}

  /** Returns what is wrong with {@code config}, in one text; "" if nothing is. */
  public static String check(Shape shape, MapValue config) {
    TypeCheck check = new TypeCheck();
    check.value(shape, config, "");
    if (check.errors.size() < 2) {
      return String.join("", check.errors);
    }
    return "errors:\n  " + String.join("\n  ", check.errors);
  }

  private void fail(String path, String message) {
    errors.add(path.isEmpty() ? message : path + ": " + message);
  }

  private void value(Shape shape, Value value, String path) {
    if (value == NullValue.NULL) {
      return;
    }
    switch (shape.type()) {
      case FieldType.Of(Scalar scalar) -> scalar(scalar, value, path);
      case FieldType.Either either -> {}
      case FieldType.ListOf list when value instanceof ListValue items -> items(shape, items, path);
      case FieldType.ListOf list -> fail(path, "expected list, got &{" + GoPrint.of(value) + "}");
      case FieldType.MapOf map when value instanceof MapValue m -> entries(shape, m, path);
      case FieldType.Ref object when value instanceof MapValue m -> entries(shape, m, path);
      default -> fail(path, "expected map, got &{" + GoPrint.of(value) + "}");
    }
  }

  private void scalar(Scalar scalar, Value value, String path) {
    boolean number = value instanceof IntValue || value instanceof FloatValue;
    boolean composite = value instanceof MapValue || value instanceof ListValue;
    switch (scalar) {
      case INT32, INT64, FLOAT64 -> {
        if (!number) {
          fail(path, "expected numeric (int or float), got " + goType(value));
        }
      }
      case STRING, BYTES, DURATION -> {
        if (!(value instanceof StringValue)) {
          String shown = "&value.valueUnstructured{Value:" + goSyntax(value) + "}";
          fail(path, "expected string, got " + shown);
        }
      }
      case BOOL -> {
        if (!(value instanceof BoolValue)) {
          fail(path, "expected boolean, got &{" + GoPrint.of(value) + "}");
        }
      }
      case QUANTITY, TIME, MICRO_TIME, INT_OR_STRING -> {
        if (composite) {
          fail(path, "expected any scalar, got &{" + GoPrint.of(value) + "}");
        }
      }
      case RAW, FIELDS_V1, ANY -> {}
    }
  }

  private void entries(Shape shape, MapValue map, String path) {
    for (int i = 0; i < map.size(); i++) {
      String name = map.keyAt(i);
      String here = path + "." + name;
      Shape child = shape.child(name);
      if (child == null) {
        fail(here, "field not declared in schema");
        return; // upstream stops here, too
      }
      value(child, map.valueAt(i), here);
    }
  }

  private void items(Shape shape, ListValue list, String path) {
    boolean keyed = shape.listKind() == ListKind.MAP || shape.listKind() == ListKind.SET;
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < list.size(); i++) {
      String element = "i:" + i;
      if (keyed) {
        String misfit = misfit(shape, list.get(i));
        if (!misfit.isEmpty()) {
          fail(path, "element " + i + ": " + misfit);
          return;
        }
        element = ListItems.element(shape, list.get(i));
        if (!seen.add(element)) {
          fail(path, "duplicate entries for key " + PathElement.message(element));
        }
      }
      value(shape.item(), list.get(i), path + PathElement.message(element));
    }
  }

  /** Returns why an item cannot be told from others, "" if it can. */
  private static String misfit(Shape shape, Value item) {
    if (shape.listKind() == ListKind.SET) {
      return switch (item) {
        case MapValue map -> "associative list without keys has an element that's a map type";
        case ListValue list -> "not supported: associative list with lists as elements";
        case NullValue none ->
            "associative list without keys has an element that's an explicit null";
        default -> "";
      };
    }
    if (item == NullValue.NULL) {
      return "associative list with keys may not have a null element";
    }
    if (!(item instanceof MapValue map)) {
      return "associative list with keys may not have non-map elements";
    }
    if (ListItems.keys(shape, map).isEmpty()) {
      String keys =
          shape.listKeys().stream().map(GoText::quote).collect(Collectors.joining(" ", "[", "]"));
      return "associative list with keys has an element that omits all key fields "
          + keys
          + " (and doesn't have default values for any key fields)";
    }
    return "";
  }

  private static String goType(Value value) {
    return switch (value) {
      case MapValue map -> "map[string]interface {}";
      case ListValue list -> "[]interface {}";
      case StringValue s -> "string";
      case BoolValue b -> "bool";
      case IntValue n -> "int64";
      case FloatValue f -> "float64";
      case NullValue none -> "<nil>";
    };
  }

  /** Prints as Go's {@code %#v} does. */
  private static String goSyntax(Value value) {
    return switch (value) {
      case MapValue map ->
          map.keys().stream()
              .sorted()
              .map(key -> GoText.quote(key) + ":" + goSyntax(map.get(key).orElseThrow()))
              .collect(Collectors.joining(", ", "map[string]interface {}{", "}"));
      case ListValue list ->
          list.items().stream()
              .map(TypeCheck::goSyntax)
              .collect(Collectors.joining(", ", "[]interface {}{", "}"));
      case StringValue s -> GoText.quote(s.value());
      case NullValue none -> "interface {}(nil)";
      default -> GoPrint.of(value);
    };
  }
}
