package io.quarterdeck.codec;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.NullValue;
import io.quarterdeck.object.Quantity;
import io.quarterdeck.object.StringValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.schema.Field;
import io.quarterdeck.schema.FieldType;
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

  private MapValue struct(MapValue object, TypeSchema type) {
    TypePlan plan = TypePlan.of(type);
    @Nullable Value[] values = new Value[plan.fields.length];
    boolean changed = false;
    for (int i = 0; i < values.length; i++) {
      Value old = object.find(plan.fields[i].name());
      values[i] = field(plan, plan.fields[i], old);
      changed |= values[i] != old;
    }
    MapValue built = plan.build(values);
    if (type.isKind()) {
      built = withTypeMeta(object, built);
    }
    return !changed && isSame(object, built) ? object : built;
  }

  private static MapValue withTypeMeta(MapValue object, MapValue built) {
    MapValue.Builder map = MapValue.builder();
    put(map, "kind", object.string("kind"));
    put(map, "apiVersion", object.string("apiVersion"));
    built.forEach(map::put);
    return map.build();
  }

  private static void put(MapValue.Builder map, String key, String value) {
    if (!value.isEmpty()) {
      map.put(key, value);
    }
  }

  private static boolean isSame(MapValue a, MapValue b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      boolean typeMeta = i < 2 && b.valueAt(i) instanceof StringValue s && s.equals(a.valueAt(i));
      if (!a.keyAt(i).equals(b.keyAt(i)) || (a.valueAt(i) != b.valueAt(i) && !typeMeta)) {
        return false;
      }
    }
    return true;
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
    if (throughProtobuf && isEmptyCollection(field, value)) {
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
    Value[] formed = new Value[items.size()];
    boolean changed = false;
    for (int i = 0; i < formed.length; i++) {
      formed[i] = node(list.element(), items.get(i));
      changed |= formed[i] != items.get(i);
    }
    return changed ? ListValue.of(formed) : items;
  }

  private Value entries(FieldType.MapOf map, MapValue entries) {
    int[] order = SortedEntries.order(entries);
    MapValue.Builder formed = MapValue.builder();
    boolean changed = false;
    for (int i = 0; i < order.length; i++) {
      Value old = entries.valueAt(order[i]);
      Value value = node(map.element(), old);
      changed |= value != old || order[i] != i;
      formed.put(entries.keyAt(order[i]), value);
    }
    return changed ? formed.build() : entries;
  }

  /** Amounts below a thousandth are rounded up, as kube-apiserver has always done. */
  private static Value rounded(MapValue amounts) {
    MapValue rounded = amounts;
    for (String name : amounts.keys()) {
      Quantity amount = Quantity.of(amounts.find(name));
      Quantity milli = amount.roundedUpToMilli();
      if (milli != amount) {
        rounded = rounded.with(name, milli.toString());
      }
    }
    return sorted(rounded.equals(amounts) ? amounts : rounded);
  }

  private static Value sorted(MapValue map) {
    int[] order = SortedEntries.order(map);
    boolean inOrder = true;
    MapValue.Builder builder = MapValue.builder();
    for (int i = 0; i < order.length; i++) {
      inOrder &= order[i] == i;
      builder.put(map.keyAt(order[i]), map.valueAt(order[i]));
    }
    return inOrder ? map : builder.build();
  }
}
