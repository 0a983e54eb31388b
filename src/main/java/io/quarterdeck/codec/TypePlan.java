package io.quarterdeck.codec;

import io.quarterdeck.object.BoolValue;
import io.quarterdeck.object.FloatValue;
import io.quarterdeck.object.IntValue;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.NullValue;
import io.quarterdeck.object.StringValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.schema.Field;
import io.quarterdeck.schema.FieldType;
import io.quarterdeck.schema.Scalar;
import io.quarterdeck.schema.TypeSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What decoding and encoding want to know of a type, worked out once: its fields by name and place,
 * and what Go writes for it when nothing is set.
 */
final class TypePlan {
  private static final Map<TypeSchema, TypePlan> PLANS =
      new ConcurrentHashMap<>(); // of the registry

  final TypeSchema type;
  final Field[] fields;
  final String goName; // without its package
  private final Map<String, Integer> places;
  private @Nullable MapValue zero; // derived; racing writers write equal maps

  private TypePlan(TypeSchema type) {
    this.type = type;
    List<Field> all = type.fields();
    fields = all.toArray(new Field[0]);
    places = HashMap.newHashMap(fields.length);
    for (int i = 0; i < fields.length; i++) {
      places.put(fields[i].name(), i);
    }
    goName = type.goName().substring(type.goName().lastIndexOf('.') + 1);
  }

  static TypePlan of(TypeSchema type) {
    TypePlan plan = PLANS.get(type);
    return plan == null ? PLANS.computeIfAbsent(type, TypePlan::new) : plan;
  }

  /** Returns the place of the field {@code name}, or -1. */
  int place(String name) {
    return places.getOrDefault(name, -1);
  }

  /** Returns what Go writes for the zero value of this struct. */
  MapValue zero() {
    MapValue made = zero;
    if (made == null) {
      made = build(new Value[fields.length]);
      zero = made;
    }
    return made;
  }

  /**
   * Returns the object with these values in the order of the fields, as Go would write it; Java's
   * null where nothing was set. The array is written to.
   */
  MapValue build(@Nullable Value[] values) {
    return build("", "", values);
  }

  /** As {@link #build(Value[])}, with the kind and apiVersion in front where they are not "". */
  MapValue build(String kind, String apiVersion, @Nullable Value[] values) {
    int size = (kind.isEmpty() ? 0 : 1) + (apiVersion.isEmpty() ? 0 : 1);
    for (int i = 0; i < fields.length; i++) {
      values[i] = written(i, values[i]);
      size += values[i] == null ? 0 : 1;
    }
    String[] keys = new String[size];
    Value[] present = new Value[size];
    int n = 0;
    if (!kind.isEmpty()) {
      keys[n] = "kind";
      present[n++] = Value.of(kind);
    }
    if (!apiVersion.isEmpty()) {
      keys[n] = "apiVersion";
      present[n++] = Value.of(apiVersion);
    }
    for (int i = 0; i < fields.length; i++) {
      Value value = values[i];
      if (value != null) {
        keys[n] = fields[i].name();
        present[n++] = value;
      }
    }
    return MapValue.ofDistinct(keys, present);
  }

  /** Returns what Go writes for the field at {@code place}, or Java's null if it writes nothing. */
  @Nullable Value written(int place, @Nullable Value value) {
    Field field = fields[place];
    if (value == null) {
      return field.omitEmpty() ? null : zero(field);
    }
    boolean drops = field.omitEmpty() && !field.pointer() && isEmpty(value);
    return drops && !means(field, value) ? null : value;
  }

  /** An empty list of managers is an order to keep account no more; none is no such order. */
  private static boolean means(Field field, Value empty) {
    return empty instanceof ListValue && field.name().equals("managedFields");
  }

  private static boolean isEmpty(Value value) {
    return switch (value) {
      case StringValue s -> s.value().isEmpty();
      case IntValue n -> n.value() == 0;
      case FloatValue f -> f.value() == 0;
      case BoolValue b -> b == BoolValue.FALSE;
      case ListValue list -> list.isEmpty();
      case MapValue map -> map.isEmpty();
      case NullValue n -> true;
    };
  }

  private static Value zero(Field field) {
    return field.pointer() ? Value.ofNull() : zero(field.type());
  }

  /** Returns what Go writes for the zero value of {@code type}. */
  static Value zero(FieldType type) {
    return switch (type) {
      case FieldType.ListOf list -> Value.ofNull();
      case FieldType.MapOf map -> Value.ofNull();
      case FieldType.Ref ref -> of(ref.type()).zero();
      case FieldType.Either either ->
          either.alternative() == FieldType.Alternative.BOOL ? Value.of(false) : Value.ofNull();
      case FieldType.Of of -> zero(of.scalar());
    };
  }

  private static Value zero(Scalar scalar) {
    return switch (scalar) {
      case STRING -> Value.of("");
      case INT32, INT64, FLOAT64, INT_OR_STRING -> Value.of(0);
      case BOOL -> Value.of(false);
      case QUANTITY -> Value.of("0");
      case DURATION -> Value.of("0s");
      case BYTES, TIME, MICRO_TIME, RAW, FIELDS_V1, ANY -> Value.ofNull();
    };
  }
}
