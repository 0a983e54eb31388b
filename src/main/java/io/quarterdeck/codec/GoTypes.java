package io.quarterdeck.codec;

import io.quarterdeck.schema.Field;
import io.quarterdeck.schema.FieldType;
import io.quarterdeck.schema.Scalar;

/** The names of Go types, as messages of Go's decoder show them. */
final class GoTypes {
  private GoTypes() {}

  /** Returns the type of {@code field} without a pointer. */
  static String of(Field field) {
    return field.goType().isEmpty() ? of(field.type()) : field.goType();
  }

  /** Returns the type of the elements of a list or map that is called {@code container}. */
  static String element(String container, FieldType element) {
    if (container.startsWith("[]")) {
      return container.substring(2);
    }
    return container.startsWith("map[")
        ? container.substring(container.indexOf(']') + 1)
        : of(element);
  }

  static String of(FieldType type) {
    return switch (type) {
      case FieldType.ListOf list -> "[]" + of(list.element());
      case FieldType.MapOf map -> "map[string]" + of(map.element());
      case FieldType.Ref ref -> ref.type().goName();
      case FieldType.Either either ->
          switch (either.alternative()) {
            case SCHEMAS -> "v1.JSONSchemaPropsOrArray";
            case BOOL -> "v1.JSONSchemaPropsOrBool";
            case STRINGS -> "v1.JSONSchemaPropsOrStringArray";
          };
      case FieldType.Of of -> of(of.scalar());
    };
  }

  private static String of(Scalar scalar) {
    return switch (scalar) {
      case STRING -> "string";
      case INT32 -> "int32";
      case INT64 -> "int64";
      case FLOAT64 -> "float64";
      case BOOL -> "bool";
      case BYTES -> "[]uint8";
      case QUANTITY -> "resource.Quantity";
      case TIME -> "v1.Time";
      case MICRO_TIME -> "v1.MicroTime";
      case DURATION -> "v1.Duration";
      case INT_OR_STRING -> "intstr.IntOrString";
      case RAW -> "runtime.RawExtension";
      case FIELDS_V1 -> "v1.FieldsV1";
      case ANY -> "interface {}";
    };
  }
}
