package io.quarterdeck.object;

import org.jspecify.annotations.Nullable;

/**
 * Finds the parts in which two trees do not differ, and makes them the same nodes: whoever compares
 * the trees afterwards looks only at what differs. Changes no value and no order.
 */
public final class Sharing {
  private Sharing() {}

  /** Returns {@code tree} with each part that {@code known} has in the same place, too, shared. */
  public static MapValue with(MapValue known, MapValue tree) {
    return entries(known, tree);
  }

  private static Value value(@Nullable Value known, Value value) {
    return switch (value) {
      case MapValue map when known instanceof MapValue other -> entries(other, map);
      case ListValue list when known instanceof ListValue other -> items(other, list);
      default -> value.equals(known) ? known : value;
    };
  }

  private static MapValue entries(MapValue known, MapValue map) {
    Value[] values = new Value[map.size()];
    boolean same = map.size() == known.size();
    for (int i = 0; i < values.length; i++) {
      String key = map.keyAt(i);
      values[i] = value(known.find(key), map.valueAt(i));
      same = same && known.valueAt(i) == values[i] && known.keyAt(i).equals(key);
    }
    return same ? known : map.withValues(values);
  }

  private static ListValue items(ListValue known, ListValue list) {
    Value[] items = new Value[list.size()];
    boolean same = list.size() == known.size();
    for (int i = 0; i < items.length; i++) {
      items[i] = value(i < known.size() ? known.get(i) : null, list.get(i));
      same = same && known.get(i) == items[i];
    }
    return same ? known : ListValue.ofOwn(items);
  }
}
