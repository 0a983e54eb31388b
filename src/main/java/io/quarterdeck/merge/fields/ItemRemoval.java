package io.quarterdeck.merge.fields;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import java.util.ArrayList;
import java.util.List;

/** Takes fields out of an object. An object or list that loses all it had stays, empty. */
public final class ItemRemoval {
  private ItemRemoval() {}

  /** Returns {@code object} without the members of {@code removed}. */
  public static MapValue remove(Shape shape, MapValue object, FieldSet removed) {
    return removed.isEmpty() ? object : (MapValue) without(shape, object, removed.tree());
  }

  private static Value without(Shape shape, Value value, MapValue removed) {
    return switch (value) {
      case MapValue map when shape.isLeaf() -> MapValue.EMPTY;
      case ListValue list when shape.isLeaf() -> ListValue.EMPTY;
      case MapValue map -> withoutEntries(shape, map, removed);
      case ListValue list -> withoutItems(shape, list, removed);
      default -> value;
    };
  }

  private static MapValue withoutEntries(Shape shape, MapValue map, MapValue removed) {
    MapValue.Builder kept = MapValue.builder();
    boolean same = true;
    for (int i = 0; i < map.size(); i++) {
      String key = map.keyAt(i);
      Value value = map.valueAt(i);
      MapValue node = FieldSet.below(removed, PathElement.field(key));
      if (node != null && FieldSet.isMember(node)) {
        same = false;
        continue;
      }
      Shape child = shape.child(key);
      Value rest = node == null || child == null ? value : without(child, value, node);
      same &= rest == value;
      kept.put(key, rest);
    }
    return same ? map : kept.build();
  }

  private static ListValue withoutItems(Shape shape, ListValue list, MapValue removed) {
    List<Value> kept = new ArrayList<>(list.size());
    boolean same = true;
    for (Value item : list) {
      MapValue node = FieldSet.below(removed, ListItems.element(shape, item));
      if (node != null && FieldSet.isMember(node)) {
        same = false;
        continue;
      }
      Value rest = node == null ? item : without(shape.item(), item, node);
      same &= rest == item;
      kept.add(rest);
    }
    return same ? list : ListValue.of(kept);
  }
}
