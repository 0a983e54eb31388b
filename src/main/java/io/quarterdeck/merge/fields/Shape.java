package io.quarterdeck.merge.fields;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.NullValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.schema.Field;
import io.quarterdeck.schema.Field.ListKind;
import io.quarterdeck.schema.FieldType;
import io.quarterdeck.schema.Scalar;
import io.quarterdeck.schema.TypeSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How server-side apply looks at the values of a place: one field whatever is in it, or a list or
 * map whose parts are fields of their own (KEP-555, "lists and maps"). Made once for each field:
 * every write walks through hundreds of them.
 */
public final class Shape {
  private static final Map<TypeSchema, Fields> FIELDS =
      new ConcurrentHashMap<>(); // of the registry

  private final FieldType type;
  private final ListKind listKind;
  private final List<String> listKeys;
  private final boolean atomicMap;
  private final Shape element; // of the items or entries; itself where there are none
  private final String path; // the path element of a field, interned as parsers intern names; or ""

  private Shape(
      String path, FieldType type, ListKind listKind, List<String> listKeys, boolean atomicMap) {
    this.path = path.intern();
    this.type = type;
    this.listKind = listKind;
    this.listKeys = listKeys;
    this.atomicMap = atomicMap;
    this.element =
        switch (type) {
          case FieldType.ListOf(FieldType item) -> ofElement(item);
          case FieldType.MapOf(FieldType entry) -> ofElement(entry);
          default -> this;
        };
  }

  /** Returns the shape of whole objects of {@code type}. */
  public static Shape of(TypeSchema type) {
    return ofElement(new FieldType.Ref(type));
  }

  private static Shape of(Field field) {
    return new Shape(
        PathElement.field(field.name()),
        field.type(),
        field.listKind(),
        field.listKeys(),
        field.atomicMap());
  }

  private static Shape ofElement(FieldType type) {
    boolean atomic = type instanceof FieldType.Ref ref && ref.type().isAtomic();
    return new Shape("", type, ListKind.UNSPECIFIED, List.of(), atomic);
  }

  /** The shapes of the fields of a type, by name and by path element. */
  private record Fields(Map<String, Shape> byName, Map<String, Shape> byElement) {
    static Fields of(TypeSchema object) {
      Fields known = FIELDS.get(object);
      return known == null ? FIELDS.computeIfAbsent(object, Fields::made) : known;
    }

    private static Fields made(TypeSchema object) {
      Fields fields = new Fields(new HashMap<>(), new HashMap<>());
      if (object.isKind()) {
        fields.add("kind", ofElement(new FieldType.Of(Scalar.STRING)));
        fields.add("apiVersion", ofElement(new FieldType.Of(Scalar.STRING)));
      }
      object.fields().forEach(field -> fields.add(field.name(), Shape.of(field)));
      return fields;
    }

    private void add(String name, Shape shape) {
      byName.put(name, shape);
      byElement.put(PathElement.field(name), shape);
    }
  }

  FieldType type() {
    return type;
  }

  ListKind listKind() {
    return listKind;
  }

  /** Returns the keys that tell the items of a list of kind MAP apart. */
  List<String> listKeys() {
    return listKeys;
  }

  /** Returns whether any value here is one field, with nothing below it. */
  boolean isLeaf() {
    return switch (type) {
      case FieldType.Of scalar -> true;
      case FieldType.Either either -> true;
      case FieldType.ListOf list -> listKind != ListKind.SET && listKind != ListKind.MAP;
      case FieldType.MapOf map -> atomicMap;
      case FieldType.Ref object -> atomicMap;
    };
  }

  /**
   * Returns whether these two values, of which one may be absent, are one field: also what is empty
   * or null on both sides is, so that the one can be told from the other.
   */
  boolean isLeaf(@Nullable Value left, @Nullable Value right) {
    return isLeaf() || isBare(left) && isBare(right);
  }

  private boolean isBare(@Nullable Value value) {
    return switch (value) {
      case MapValue map -> isList() || map.isEmpty();
      case ListValue list -> !isList() || list.isEmpty();
      case null -> true;
      default -> true;
    };
  }

  boolean isList() {
    return type instanceof FieldType.ListOf;
  }

  /** Returns whether a field of this name stands in the type, and is not just a key of a map. */
  boolean declares(String name) {
    return type instanceof FieldType.Ref(TypeSchema object)
        && Fields.of(object).byName.containsKey(name);
  }

  /** Returns the shape of the field or entry {@code name}, or Java's null if there can be none. */
  @Nullable Shape child(String name) {
    return switch (type) {
      case FieldType.MapOf map -> element;
      case FieldType.Ref(TypeSchema object) -> Fields.of(object).byName.get(name);
      default -> null;
    };
  }

  /** As {@link #child}, by the path element of the field or entry. */
  @Nullable Shape childAt(String element) {
    return type instanceof FieldType.Ref(TypeSchema object)
        ? Fields.of(object).byElement.get(element)
        : child(element); // the names of entries do not matter
  }

  /** Returns the path element of the field or entry {@code name}, whose shape is {@code child}. */
  static String element(@Nullable Shape child, String name) {
    return child == null || child.path.isEmpty() ? PathElement.field(name) : child.path;
  }

  /** Returns the shape of the items of this list. */
  Shape item() {
    return isList() ? element : this;
  }

  /** Returns the value that an item without {@code key} has there, or Java's null. */
  @Nullable Value keyDefault(String key) {
    Field field =
        type instanceof FieldType.ListOf(FieldType.Ref(TypeSchema item)) ? item.field(key) : null;
    if (field == null || field.fallback().isPresent()) {
      return field == null ? null : field.fallback().get();
    }
    return field.omitEmpty() || field.pointer() ? null : zero(field.type());
  }

  /** What OpenAPI declares as the default of a field that Go always writes. */
  private static @Nullable Value zero(FieldType type) {
    return switch (type) {
      case FieldType.Of(Scalar scalar) ->
          switch (scalar) {
            case STRING -> Value.of("");
            case INT32, INT64, FLOAT64 -> Value.of(0);
            case BOOL -> Value.of(false);
            default -> null;
          };
      default -> null;
    };
  }

  static boolean isNull(@Nullable Value value) {
    return value == null || value == NullValue.NULL;
  }
}
