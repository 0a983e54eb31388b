package io.quarterdeck.discovery.openapi;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.schema.Field;
import io.quarterdeck.schema.FieldType;
import io.quarterdeck.schema.Scalar;
import io.quarterdeck.schema.StructType;
import io.quarterdeck.schema.StructType.Gvk;
import io.quarterdeck.schema.TypeSchema;
import io.quarterdeck.schema.Types;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes the definitions that one document needs: those that its operations name, and all that they
 * refer to. Collects them for one document; not thread-safe.
 */
final class Definitions {

  private final Types types;
  private final Texts texts;
  private final Dialect dialect;
  private final Kinds kinds;
  private final Map<String, MapValue> written = new TreeMap<>();
  private final Deque<String> wanted = new ArrayDeque<>();

  /** Tells which groups, versions and kinds a definition stands for in a document. */
  interface Kinds {
    List<Gvk> of(StructType type);
  }

  Definitions(Types types, Texts texts, Dialect dialect, Kinds kinds) {
    this.types = types;
    this.texts = texts;
    this.dialect = dialect;
    this.kinds = kinds;
  }

  /** Returns a reference to a definition, which becomes part of the document. */
  MapValue reference(String definition) {
    if (!written.containsKey(definition)) {
      written.put(definition, MapValue.EMPTY);
      wanted.add(definition);
    }
    return MapValue.of("$ref", Value.of(dialect.reference(definition)));
  }

  /** Returns all definitions, sorted by name. */
  MapValue all() {
    while (!wanted.isEmpty()) {
      String name = wanted.remove();
      written.put(name, definition(name));
    }
    MapValue.Builder all = MapValue.builder();
    written.forEach(all::put);
    return all.build();
  }

  private MapValue definition(String name) {
    Optional<StructType> type = types.definition(name);
    return type.isPresent() ? struct(type.get()) : Scalars.definition(name, dialect);
  }

  private MapValue struct(StructType type) {
    MapValue.Builder to = MapValue.builder();
    putText(to, texts.of(type));
    to.put("type", "object");
    List<String> required = new ArrayList<>();
    Map<String, MapValue> properties = new TreeMap<>();
    if (type.isKind()) {
      properties.put("apiVersion", text(texts.apiVersion()));
      properties.put("kind", text(texts.kind()));
    }
    for (Field field : type.fields()) {
      properties.put(field.name(), property(type, field));
      if (field.required()) {
        required.add(field.name());
      }
    }
    if (!required.isEmpty()) {
      to.put("required", ListValue.ofStrings(required));
    }
    if (!properties.isEmpty()) {
      MapValue.Builder all = MapValue.builder();
      properties.forEach(all::put);
      to.put("properties", all.build());
    }
    putExtensions(to, type);
    return to.build();
  }

  private static MapValue text(String description) {
    MapValue.Builder property = MapValue.builder();
    putText(property, description);
    return property.put("type", "string").build();
  }

  private static void putText(MapValue.Builder to, String description) {
    if (!description.isEmpty()) {
      to.put("description", description);
    }
  }

  private void putExtensions(MapValue.Builder to, StructType type) {
    List<Gvk> all = kinds.of(type);
    if (!all.isEmpty()) {
      to.put(
          "x-kubernetes-group-version-kind",
          ListValue.of(all.stream().map(Definitions::gvk).toList()));
    }
    if (type.isAtomic()) {
      to.put("x-kubernetes-map-type", "atomic");
    }
    type.union().ifPresent(union -> to.put("x-kubernetes-unions", ListValue.of(union(union))));
  }

  private static MapValue gvk(Gvk gvk) {
    return MapValue.of(
        "group", Value.of(gvk.group()),
        "kind", Value.of(gvk.kind()),
        "version", Value.of(gvk.version()));
  }

  /** The fields of a union, each with the value of the discriminator that stands for it. */
  private static MapValue union(StructType.Union union) {
    MapValue.Builder fields = MapValue.builder();
    union.fields().stream().sorted().forEach(f -> fields.put(f, Names.capital(f)));
    MapValue.Builder to = MapValue.builder();
    if (!union.discriminator().isEmpty()) {
      to.put("discriminator", union.discriminator());
    }
    return to.put("fields-to-discriminateBy", fields.build()).build();
  }

  private MapValue property(TypeSchema owner, Field field) {
    MapValue.Builder to = MapValue.builder();
    putText(to, texts.of(owner, field));
    Optional<Value> fallback =
        dialect == Dialect.V3 ? fallback(field) : Optional.empty(); // v2 carries no defaults
    MapValue type = Enums.in(type(field.type(), owner), field.goType());
    boolean bare = isJsonSchema(owner) && texts.of(owner, field).isEmpty();
    if (dialect == Dialect.V3 && type.has("$ref") && !bare) {
      fallback.ifPresent(value -> to.put("default", value));
      to.put("allOf", ListValue.of(type));
    } else {
      type.forEach(to::put);
      fallback.ifPresent(value -> to.put("default", value));
    }
    extensions(field).forEach(to::put);
    return to.build();
  }

  /** What openapi-gen declares: a real default, else Go's zero value where JSON always has one. */
  private static Optional<Value> fallback(Field field) {
    if (field.fallback().isPresent() || field.pointer()) {
      return field.fallback();
    }
    return switch (field.type()) {
      case FieldType.Ref ref -> Optional.of(MapValue.EMPTY);
      case FieldType.Of(Scalar scalar) -> field.omitEmpty() ? Optional.empty() : zero(scalar);
      default -> Optional.empty();
    };
  }

  private static Optional<Value> zero(Scalar scalar) {
    return switch (scalar) {
      case STRING -> Optional.of(Value.of(""));
      case BOOL -> Optional.of(Value.of(false));
      case INT32, INT64, FLOAT64 -> Optional.of(Value.of(0));
      default -> Optional.empty();
    };
  }

  /** The type of JSON schemas has fields without any description upstream too. */
  private static boolean isJsonSchema(TypeSchema type) {
    return type.name().endsWith(".JSONSchemaProps");
  }

  private MapValue type(FieldType type, TypeSchema owner) {
    return switch (type) {
      case FieldType.Of(Scalar scalar) -> scalar(scalar, owner);
      case FieldType.ListOf(FieldType element) ->
          MapValue.of("type", Value.of("array"), "items", type(element, owner));
      case FieldType.MapOf(FieldType element) ->
          MapValue.of("type", Value.of("object"), "additionalProperties", type(element, owner));
      case FieldType.Ref(TypeSchema target) -> reference(target.name());
      case FieldType.Either either -> reference(either(either));
    };
  }

  private static String either(FieldType.Either either) {
    String name = either.schema().name();
    return switch (either.alternative()) {
      case SCHEMAS -> name + "OrArray";
      case BOOL -> name + "OrBool";
      case STRINGS -> name + "OrStringArray";
    };
  }

  private MapValue scalar(Scalar scalar, TypeSchema owner) {
    if (scalar == Scalar.RAW && isJsonSchema(owner)) {
      return reference(owner.name().replace("JSONSchemaProps", "JSON"));
    }
    String definition = Scalars.definitionOf(scalar);
    return definition.isEmpty() ? Scalars.inline(scalar) : reference(definition);
  }

  private static MapValue extensions(Field field) {
    MapValue.Builder to = MapValue.builder();
    if (!field.listKeys().isEmpty()) {
      to.put("x-kubernetes-list-map-keys", ListValue.ofStrings(field.listKeys()));
    }
    switch (field.listKind()) {
      case ATOMIC -> to.put("x-kubernetes-list-type", "atomic");
      case SET -> to.put("x-kubernetes-list-type", "set");
      case MAP -> to.put("x-kubernetes-list-type", "map");
      case UNSPECIFIED -> {}
    }
    switch (field.mapKind()) {
      case ATOMIC -> to.put("x-kubernetes-map-type", "atomic");
      case GRANULAR -> to.put("x-kubernetes-map-type", "granular");
      case UNSPECIFIED -> {}
    }
    if (!field.patchMergeKey().isEmpty()) {
      to.put("x-kubernetes-patch-merge-key", field.patchMergeKey());
    }
    String strategy = strategy(field);
    if (!strategy.isEmpty()) {
      to.put("x-kubernetes-patch-strategy", strategy);
    }
    return to.build();
  }

  private static String strategy(Field field) {
    if (field.patchReplace()) {
      return "replace";
    }
    if (field.retainKeys()) {
      return field.patchMerge() ? "merge,retainKeys" : "retainKeys";
    }
    return field.patchMerge() ? "merge" : "";
  }
}
