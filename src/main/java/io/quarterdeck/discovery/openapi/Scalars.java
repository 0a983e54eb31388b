package io.quarterdeck.discovery.openapi;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.schema.Scalar;

/** How OpenAPI writes the scalar types, some of which have definitions of their own. */
final class Scalars {
  private static final String META = Names.META;
  private static final String QUANTITY = "io.k8s.apimachinery.pkg.api.resource.Quantity";
  private static final String INT_OR_STRING = "io.k8s.apimachinery.pkg.util.intstr.IntOrString";

  private Scalars() {}

  /** Returns the name of the scalar's definition, "" if it has none. */
  static String definitionOf(Scalar scalar) {
    return switch (scalar) {
      case QUANTITY -> QUANTITY;
      case TIME -> META + "Time";
      case MICRO_TIME -> META + "MicroTime";
      case DURATION -> META + "Duration";
      case INT_OR_STRING -> INT_OR_STRING;
      case RAW -> "io.k8s.apimachinery.pkg.runtime.RawExtension";
      case FIELDS_V1 -> META + "FieldsV1";
      case STRING, INT32, INT64, FLOAT64, BOOL, BYTES, ANY -> "";
    };
  }

  /** Returns the schema of a scalar without a definition. */
  static MapValue inline(Scalar scalar) {
    return switch (scalar) {
      case INT32 -> formatted("integer", "int32");
      case INT64 -> formatted("integer", "int64");
      case FLOAT64 -> formatted("number", "double");
      case BOOL -> MapValue.of("type", Value.of("boolean"));
      case BYTES -> formatted("string", "byte");
      case ANY -> MapValue.EMPTY;
      default -> MapValue.of("type", Value.of("string"));
    };
  }

  /** Returns the definition of this name; of others than scalars, an object of any form. */
  static MapValue definition(String name, Dialect dialect) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "Quantity" -> choice("", "string", "number", dialect);
      case "IntOrString" -> choice("int-or-string", "integer", "string", dialect);
      case "Time", "MicroTime" -> formatted("string", "date-time");
      case "Duration" -> MapValue.of("type", Value.of("string"));
      case "JSON",
          "JSONSchemaPropsOrArray",
          "JSONSchemaPropsOrBool",
          "JSONSchemaPropsOrStringArray" ->
          MapValue.EMPTY;
      default -> MapValue.of("type", Value.of("object"));
    };
  }

  /** Only v3 can say that a value is one of two types. */
  private static MapValue choice(String format, String first, String second, Dialect dialect) {
    MapValue.Builder to = MapValue.builder();
    if (dialect == Dialect.V2) {
      to.put("type", "string");
    }
    if (!format.isEmpty()) {
      to.put("format", format);
    }
    if (dialect == Dialect.V3) {
      to.put(
          "oneOf",
          ListValue.of(
              MapValue.of("type", Value.of(first)), MapValue.of("type", Value.of(second))));
    }
    return to.build();
  }

  private static MapValue formatted(String type, String format) {
    return MapValue.of("type", Value.of(type), "format", Value.of(format));
  }
}
