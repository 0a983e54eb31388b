package io.quarterdeck.merge;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.StringValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.schema.Field;
import io.quarterdeck.schema.FieldType;
import io.quarterdeck.schema.TypeSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the strategic merge patch that turns one object into another, as kubectl does. */
final class StrategicDiff {
  private StrategicDiff() {}

  static MapValue of(MapValue from, MapValue to, TypeSchema type) {
    MapValue.Builder patch = MapValue.builder();
    from.forEach(
        (key, value) -> {
          if (to.find(key) == null) {
            patch.put(key, Value.ofNull());
          }
        });
    to.forEach(
        (key, value) -> {
          Value before = from.find(key);
          if (!value.equals(before)) {
            change(patch, key, before == null ? Value.ofNull() : before, value, type.field(key));
          }
        });
    return patch.build();
  }

  private static void change(
      MapValue.Builder patch, String key, Value before, Value after, Field field) {
    if (before instanceof MapValue old && after instanceof MapValue now) {
      patch.put(key, changedMap(old, now, field));
    } else if (before instanceof ListValue old && after instanceof ListValue now) {
      changedList(patch, key, old, now, field);
    } else {
      patch.put(key, after);
    }
  }

  private static MapValue changedMap(MapValue before, MapValue after, Field field) {
    return field != null
            && field.type() instanceof FieldType.Ref(TypeSchema type)
            && !field.patchReplace()
        ? of(before, after, type)
        : field != null && field.patchReplace() ? after : after.with("$patch", "replace");
  }

  private static void changedList(
      MapValue.Builder patch, String key, ListValue before, ListValue after, Field field) {
    if (field == null || !field.patchMerge()) {
      patch.put(key, after);
    } else if (field.patchMergeKey().isEmpty()) {
      scalars(patch, key, before, after);
    } else {
      items(patch, key, before, after, field);
    }
  }

  private static void scalars(
      MapValue.Builder patch, String key, ListValue before, ListValue after) {
    Set<Value> kept = new HashSet<>(after.items());
    patch.put("$setElementOrder/" + key, after);
    patch.put(key, after);
    patch.put(
        "$deleteFromPrimitiveList/" + key,
        ListValue.of(before.items().stream().filter(v -> !kept.contains(v)).toList()));
  }

  private static void items(
      MapValue.Builder patch, String key, ListValue before, ListValue after, Field field) {
    String mergeKey = field.patchMergeKey();
    Map<Value, MapValue> old = new LinkedHashMap<>();
    before.maps().forEach(item -> old.put(item.find(mergeKey), item));
    List<Value> changes = new ArrayList<>();
    List<Value> order = new ArrayList<>();
    Set<Value> kept = new HashSet<>();
    TypeSchema type = ((FieldType.Ref) ((FieldType.ListOf) field.type()).element()).type();
    for (MapValue item : after.maps()) {
      Value id = item.find(mergeKey);
      kept.add(id);
      order.add(MapValue.of(mergeKey, id));
      MapValue was = old.get(id);
      if (was == null) {
        changes.add(item);
      } else if (!was.equals(item)) {
        MapValue change = of(was, item, type).with(mergeKey, id);
        changes.add(
            field.retainKeys()
                ? change.with("$retainKeys", ListValue.ofStrings(item.keys()))
                : change);
      }
    }
    old.keySet().stream()
        .filter(id -> !kept.contains(id))
        .forEach(id -> changes.add(MapValue.of("$patch", Value.of("delete"), mergeKey, id)));
    patch.put("$setElementOrder/" + key, ListValue.of(order));
    patch.put(key, ListValue.of(changes));
  }

  /** Returns whether the lists with merge keys have each key once, as kubectl expects of them. */
  static boolean isOrderly(MapValue object, TypeSchema type) {
    for (Field field : type.fields()) {
      Value value = object.find(field.name());
      if (value instanceof ListValue list && field.patchMerge() && !isOrderly(list, field)) {
        return false;
      }
      if (value instanceof MapValue map
          && field.type() instanceof FieldType.Ref(TypeSchema below)
          && !isOrderly(map, below)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOrderly(ListValue list, Field field) {
    Set<Value> seen = new HashSet<>();
    for (Value item : list) {
      Value id = item instanceof MapValue map ? map.find(field.patchMergeKey()) : item;
      if (id == null || !seen.add(id)) {
        return false;
      }
      boolean orderly =
          !(item instanceof MapValue map)
              || !(field.type() instanceof FieldType.ListOf(FieldType.Ref(TypeSchema type)))
              || isOrderly(map, type);
      if (!orderly) {
        return false;
      }
    }
    return !list.isEmpty()
        && (list.get(0) instanceof MapValue || list.get(0) instanceof StringValue);
  }
}
