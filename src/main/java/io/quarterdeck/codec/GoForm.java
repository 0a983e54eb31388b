package io.quarterdeck.codec;

import io.quarterdeck.object.IntValue;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.NullValue;
import io.quarterdeck.object.Quantity;
import io.quarterdeck.object.StringValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.schema.Field;
import io.quarterdeck.schema.FieldType;
import io.quarterdeck.schema.Scalar;
import io.quarterdeck.schema.TypeSchema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts objects that were edited back into the form in which Go writes them: fields in the struct's
 * order, those there that are always written, those gone that are empty and dropped then. What has
 * its form already stays the same node. Values are not looked at: that is the decoder's business.
 * Lists and maps that are empty become none, as they do on their way through the store.
 */
public final class GoForm {
  private static final String RESOURCE_LIST = "v1.ResourceList";
  private static final String CORE = "io.k8s.api.core.v1.";

  /** Packages whose objects are kept as JSON, or not at all. */
  private static final List<String> NEVER_PROTOBUF =
      List.of(
          "io.k8s.apiextensions-apiserver.",
          "io.k8s.kube-aggregator.",
          "io.k8s.apimachinery.",
          "io.k8s.api.authentication.",
          "io.k8s.api.authorization.",
          "io.k8s.api.admission.");

  private final boolean defaulting;
  private final boolean throughProtobuf;

  private GoForm(boolean defaulting, TypeSchema root) {
    this.defaulting = defaulting;
    this.throughProtobuf = NEVER_PROTOBUF.stream().noneMatch(root.name()::startsWith);
  }

  /** Returns {@code object} in the form of {@code type}. */
  public static MapValue of(MapValue object, TypeSchema type) {
    return new GoForm(false, type).struct(object, type);
  }

  /**
   * Returns {@code object} in the form of {@code type} with the defaults that the type declares
   * (its {@code default} in OpenAPI); amounts of resources are rounded up to thousandths.
   */
  public static MapValue withDefaults(MapValue object, TypeSchema type) {
    return new GoForm(true, type).struct(object, type);
  }

  /** Most objects have their form: so look first, and make a new one only where one has not. */
  private MapValue struct(MapValue object, TypeSchema type) {
    TypePlan plan = TypePlan.of(type);
    return hasForm(object, plan) ? object : formed(object, plan);
  }

  private boolean hasForm(MapValue object, TypePlan plan) {
    int at = plan.type.isKind() ? typeMeta(object) : 0;
    for (int i = 0; i < plan.fields.length; i++) {
      boolean there = at < object.size() && object.keyAt(at).equals(plan.fields[i].name());
      Value old = there ? object.valueAt(at) : null;
      if (plan.written(i, field(plan, plan.fields[i], old)) != old) {
        return false;
      }
      at += there ? 1 : 0;
    }
    return at == object.size();
  }

  /** Returns how many of kind and apiVersion stand in front. */
  private static int typeMeta(MapValue object) {
    int at = 0;
    if (at < object.size() && object.keyAt(at).equals("kind")) {
      at++;
    }
    return at < object.size() && object.keyAt(at).equals("apiVersion") ? at + 1 : at;
  }

  private MapValue formed(MapValue object, TypePlan plan) {
    @Nullable Value[] values = new Value[plan.fields.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = field(plan, plan.fields[i], object.find(plan.fields[i].name()));
    }
    return plan.type.isKind()
        ? plan.build(object.string("kind"), object.string("apiVersion"), values)
        : plan.build(values);
  }

  private @Nullable Value field(TypePlan plan, Field field, @Nullable Value value) {
    if (value == null || value == NullValue.NULL) {
      Optional<Value> fallback = defaulting ? field.fallback() : Optional.empty();
      if (fallback.isPresent()) {
        return fallback.get();
      }
      boolean nil = field.pointer() || TypePlan.zero(field.type()) == NullValue.NULL;
      boolean keeps = nil && (field.pointer() || !field.omitEmpty());
      return keeps ? value : absent(field);
    }
    if (throughProtobuf && isEmptyCollection(field, value) && !(defaulting && says(field))) {
      return field.omitEmpty() ? null : Value.ofNull();
    }
    if (defaulting
        && field.goType().equals(RESOURCE_LIST)
        && plan.type.name().startsWith(CORE)
        && value instanceof MapValue amounts) {
      return rounded(amounts);
    }
    boolean unset = value instanceof StringValue s && s.value().isEmpty() && !field.pointer();
    return unset && defaulting && field.fallback().isPresent()
        ? field.fallback().get()
        : node(field.type(), value);
  }

  /**
   * What a client sends empty it owns, if it is a field that is always there; and an empty list of
   * managers is an order. Only the store makes nothing of it.
   */
  private static boolean says(Field field) {
    return !field.omitEmpty() || field.name().equals("managedFields");
  }

  /** Protobuf does not tell an empty list or map from none. */
  private static boolean isEmptyCollection(Field field, Value value) {
    return switch (field.type()) {
      case FieldType.ListOf list -> value instanceof ListValue items && items.isEmpty();
      case FieldType.MapOf map -> value instanceof MapValue entries && entries.isEmpty();
      default -> false;
    };
  }

  /** A struct that is no pointer is there even if nobody gave it: it may have defaults within. */
  private @Nullable Value absent(Field field) {
    return defaulting && !field.pointer() && field.type() instanceof FieldType.Ref ref
        ? struct(MapValue.EMPTY, ref.type())
        : null;
  }

  private Value node(FieldType type, Value value) {
    return switch (type) {
      case FieldType.Ref ref -> value instanceof MapValue map ? struct(map, ref.type()) : value;
      case FieldType.ListOf list when value instanceof ListValue items -> items(list, items);
      case FieldType.MapOf map when value instanceof MapValue entries -> entries(map, entries);
      default -> value;
    };
  }

  private Value items(FieldType.ListOf list, ListValue items) {
    if (list.element() instanceof FieldType.Of) {
      return items;
    }
    Value[] formed = null;
    for (int i = 0; i < items.size(); i++) {
      Value item = node(list.element(), items.get(i));
      if (formed == null && item != items.get(i)) {
        formed = copy(items);
      }
      if (formed != null) {
        formed[i] = item;
      }
    }
    return formed == null ? items : ListValue.of(formed);
  }

  private static Value[] copy(ListValue items) {
    Value[] copy = new Value[items.size()];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = items.get(i);
    }
    return copy;
  }

  private Value entries(FieldType.MapOf map, MapValue entries) {
    MapValue formed = (MapValue) sorted(entries);
    if (map.element() instanceof FieldType.Of(Scalar scalar)) {
      return scalar == Scalar.BYTES && throughProtobuf ? withoutNulls(formed) : formed;
    }
    for (int i = 0; i < formed.size(); i++) {
      formed = formed.with(formed.keyAt(i), node(map.element(), formed.valueAt(i)));
    }
    return formed;
  }

  /** Protobuf does not tell no bytes from none at all. */
  private static MapValue withoutNulls(MapValue entries) {
    MapValue filled = entries;
    for (int i = 0; i < entries.size(); i++) {
      if (entries.valueAt(i) == NullValue.NULL) {
        filled = filled.with(entries.keyAt(i), "");
      }
    }
    return filled;
  }

  /** Amounts below a thousandth are rounded up, as kube-apiserver has always done. */
  private static Value rounded(MapValue amounts) {
    MapValue rounded = amounts;
    for (int i = 0; i < amounts.size(); i++) {
      if (mayBeBelowMilli(amounts.valueAt(i))) {
        Quantity amount = Quantity.of(amounts.valueAt(i));
        Quantity milli = amount.roundedUpToMilli();
        if (milli != amount) {
          rounded = rounded.with(amounts.keyAt(i), milli.toString());
        }
      }
    }
    return sorted(rounded.equals(amounts) ? amounts : rounded);
  }

  /** Most amounts need no parsing to tell: a point, an exponent or the suffix n or u does. */
  private static boolean mayBeBelowMilli(Value amount) {
    if (!(amount instanceof StringValue s)) {
      return !(amount instanceof IntValue);
    }
    String text = s.value();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' || c == 'n' || c == 'u' || c == 'e' || c == 'E') {
        return true;
      }
    }
    return false;
  }

  private static Value sorted(MapValue map) {
    if (SortedEntries.isSorted(map)) {
      return map;
    }
    MapValue.Builder builder = MapValue.builder();
    for (int i : SortedEntries.order(map)) {
      builder.put(map.keyAt(i), map.valueAt(i));
    }
    return builder.build();
  }
}
