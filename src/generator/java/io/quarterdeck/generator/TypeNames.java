package io.quarterdeck.generator;

import io.quarterdeck.schema.FieldType;
import io.quarterdeck.schema.FieldType.Alternative;
import io.quarterdeck.schema.Scalar;
import io.quarterdeck.schema.StructType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;

/**
 * Turns the names of types into types: those that our tables write ({@code []core.v1.Pod}) and
 * those of the client's Java classes.
 */
final class TypeNames {
  private static final Map<String, Scalar> WORDS =
      Map.ofEntries(
          Map.entry("string", Scalar.STRING),
          Map.entry("int32", Scalar.INT32),
          Map.entry("int64", Scalar.INT64),
          Map.entry("float64", Scalar.FLOAT64),
          Map.entry("bool", Scalar.BOOL),
          Map.entry("bytes", Scalar.BYTES),
          Map.entry("quantity", Scalar.QUANTITY),
          Map.entry("time", Scalar.TIME),
          Map.entry("microtime", Scalar.MICRO_TIME),
          Map.entry("duration", Scalar.DURATION),
          Map.entry("intorstring", Scalar.INT_OR_STRING),
          Map.entry("raw", Scalar.RAW),
          Map.entry("fieldsv1", Scalar.FIELDS_V1),
          Map.entry("any", Scalar.ANY));

  private static final Map<String, Scalar> CLASSES =
      Map.ofEntries(
          Map.entry("java.lang.String", Scalar.STRING),
          Map.entry("java.lang.Integer", Scalar.INT32),
          Map.entry("java.lang.Long", Scalar.INT64),
          Map.entry("java.lang.Double", Scalar.FLOAT64),
          Map.entry("java.lang.Boolean", Scalar.BOOL),
          Map.entry("byte[]", Scalar.BYTES),
          Map.entry("java.time.OffsetDateTime", Scalar.TIME),
          Map.entry("io.kubernetes.client.custom.Quantity", Scalar.QUANTITY),
          Map.entry("io.kubernetes.client.custom.IntOrString", Scalar.INT_OR_STRING),
          Map.entry("java.lang.Object", Scalar.RAW));

  private final Map<String, StructType> byTableName = new HashMap<>();
  private final Map<String, StructType> byModel = new HashMap<>();

  void add(Table table, String name, StructType type) {
    byTableName.put(table.name() + "." + name, type);
  }

  void addModel(String className, StructType type) {
    byModel.put(className, type);
  }

  /** Returns the type that {@code text} names in {@code table}. */
  FieldType ofText(Table table, String text) {
    if (text.startsWith("+")) { // a list that is a message of its own: see isWrapped
      return ofText(table, text.substring(1));
    }
    if (text.startsWith("[]")) {
      return new FieldType.ListOf(ofText(table, text.substring(2)));
    }
    if (text.startsWith("{}")) {
      return new FieldType.MapOf(ofText(table, text.substring(2)));
    }
    int bar = text.indexOf('|');
    if (bar >= 0) {
      return new FieldType.Either(
          struct(table, text.substring(0, bar)), alternative(text.substring(bar + 1)));
    }
    Scalar scalar = WORDS.get(text);
    return scalar != null ? new FieldType.Of(scalar) : new FieldType.Ref(struct(table, text));
  }

  /** Returns whether protobuf carries the lists of this type as messages of their own. */
  static boolean isWrapped(String text) {
    return text.contains("+");
  }

  private static Alternative alternative(String word) {
    return switch (word) {
      case "list" -> Alternative.SCHEMAS;
      case "bool" -> Alternative.BOOL;
      case "strings" -> Alternative.STRINGS;
      default -> throw new IllegalArgumentException(word);
    };
  }

  /** Returns the type named {@code text}: with its table's name before it, or of this table. */
  StructType struct(Table table, String text) {
    StructType type = byTableName.get(text.contains(".") ? text : table.name() + "." + text);
    if (type == null) {
      throw new IllegalArgumentException("no type " + text + " for " + table.name());
    }
    return type;
  }

  /** Returns the type of a model's property. */
  FieldType ofClass(Type type) {
    if (type instanceof ParameterizedType p) {
      Type[] arguments = p.getActualTypeArguments();
      FieldType element = ofClass(arguments[arguments.length - 1]);
      return arguments.length == 2 ? new FieldType.MapOf(element) : new FieldType.ListOf(element);
    }
    Scalar scalar = CLASSES.get(type.getTypeName());
    if (scalar != null) {
      return new FieldType.Of(scalar);
    }
    String name = type.getTypeName();
    StructType struct = byModel.get(name.substring(name.lastIndexOf('.') + 1));
    if (struct == null) {
      throw new IllegalArgumentException("no type for " + name);
    }
    return new FieldType.Ref(struct);
  }
}
