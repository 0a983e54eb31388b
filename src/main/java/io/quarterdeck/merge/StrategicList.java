package io.quarterdeck.merge;

import static io.quarterdeck.merge.PatchException.senseless;
import static io.quarterdeck.merge.StrategicMergePatch.DIRECTIVE;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.StringValue;
import io.quarterdeck.object.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lists in strategic merge patches: items are told apart by a merge key or, where they are no
 * objects, by themselves. The order of the result is, of those in the patch, the patch's; of the
 * others, the live list's; the two are interleaved as the live list has them.
 */
final class StrategicList {
  private StrategicList() {}

  static ListValue expect(Value value) {
    if (value instanceof ListValue list) {
      return list;
    }
    throw senseless("expected a []interface {}, but received a " + GoPrint.typeOf(value));
  }

  /** Merges {@code patch} into {@code live}, or takes its scalars out of it. */
  static ListValue merge(ListValue live, ListValue patch, PatchField field, boolean deletes) {
    if (live.isEmpty() && patch.isEmpty()) {
      return live;
    }
    boolean objects = checkTypes(live, patch) instanceof MapValue;
    if (!objects && deletes) {
      Set<Value> deleted = new HashSet<>(patch.items());
      return ListValue.of(live.items().stream().filter(v -> !deleted.contains(v)).toList());
    }
    if (!objects) {
      Set<Value> both = new LinkedHashSet<>(live.items());
      both.addAll(patch.items());
      return interleave(new ArrayList<>(both), patch, live, "");
    }
    if (field.mergeKey().isEmpty()) {
      throw senseless("cannot merge lists without merge key for " + field.itemKind());
    }
    return mergeObjects(live, patch, field);
  }

  /** Returns an item of the lists, all of which must have the same type and be no lists. */
  private static Value checkTypes(ListValue live, ListValue patch) {
    Value first = live.isEmpty() ? patch.get(0) : live.get(0);
    if (first instanceof ListValue) {
      throw PatchException.doesNotApply("lists of lists are not supported");
    }
    for (ListValue list : List.of(live, patch)) {
      for (Value item : list) {
        if (item.getClass() != first.getClass()) {
          throw senseless(
              "list element types are not identical: " + GoPrint.of(ListValue.of(live, patch)));
        }
      }
    }
    return first;
  }

  private static ListValue mergeObjects(ListValue live, ListValue patch, PatchField field) {
    String mergeKey = field.mergeKey();
    List<Value> merged = new ArrayList<>(live.items());
    List<Value> plain = new ArrayList<>(patch.size());
    Set<Value> deleted = new HashSet<>();
    boolean replaces = false;
    for (MapValue item : patch.maps()) {
      Value directive = item.find(DIRECTIVE);
      if (directive == null) {
        plain.add(item);
      } else if (isWord(directive, "delete")) {
        deleted.add(key(item, mergeKey));
      } else if (isWord(directive, "replace")) {
        replaces = true;
      } else if (isWord(directive, "merge")) {
        throw senseless("merging lists cannot yet be specified in the patch");
      } else {
        throw StrategicMergePatch.unknownDirective(directive, item);
      }
    }
    if (replaces) {
      merged = plain;
      plain = List.of();
    } else {
      merged.removeIf(v -> deleted.contains(((MapValue) v).get(mergeKey).orElse(MapValue.EMPTY)));
    }
    ListValue order = ListValue.of(plain);
    ListValue liveOrder = ListValue.of(merged);
    mergeItems(merged, order, field);
    return interleave(merged, order, liveOrder, mergeKey);
  }

  /** Merges each item of the patch into the first with its key, or puts it last. */
  private static void mergeItems(List<Value> merged, ListValue patch, PatchField field) {
    Map<Value, Integer> places = new HashMap<>();
    for (int i = 0; i < merged.size(); i++) {
      Value key = ((MapValue) merged.get(i)).find(field.mergeKey());
      if (key != null) {
        places.putIfAbsent(key, i);
      }
    }
    for (MapValue item : patch.maps()) {
      Value key = key(item, field.mergeKey());
      Integer place = places.putIfAbsent(key, merged.size());
      if (place == null) {
        merged.add(item);
      } else {
        MapValue before = (MapValue) merged.get(place);
        merged.set(place, StrategicMergePatch.merge(before, item, field.type()));
      }
    }
  }

  private static boolean isWord(Value directive, String word) {
    return directive instanceof StringValue s && s.value().equals(word);
  }

  /**
   * Checks that the items of a patch are among those of its {@code $setElementOrder}, in that
   * order.
   */
  static void checkOrder(ListValue patch, ListValue order, String mergeKey) {
    if (patch.isEmpty() || order.isEmpty()) {
      return;
    }
    int next = 0;
    for (Value item : patch) {
      if (item instanceof MapValue map && map.find(DIRECTIVE) != null) {
        continue;
      }
      while (next < order.size()
          && !identity(item, mergeKey).equals(identity(order.get(next), mergeKey))) {
        next++;
      }
      if (next++ >= order.size()) {
        throw senseless(
            "The order in patch list:\n"
                + GoPrint.of(patch)
                + "\n doesn't match $setElementOrder list:\n"
                + GoPrint.of(order)
                + "\n");
      }
    }
  }

  /** Returns {@code merged} with the items that {@code order} names in its order. */
  static ListValue ordered(
      ListValue merged, ListValue order, ListValue live, ListValue patch, String mergeKey) {
    if (live.isEmpty() && patch.isEmpty()) {
      throw senseless("no elements in any of the given slices");
    }
    checkTypes(live, patch);
    return interleave(merged.items(), order, live, mergeKey);
  }

  /**
   * Orders {@code items}: those that {@code first} names as it has them, the others as {@code live}
   * has them; one of the others comes before one of the named if {@code live} has it so.
   */
  private static ListValue interleave(
      List<Value> items, ListValue first, ListValue live, String mergeKey) {
    Map<Value, Integer> firstRanks = ranks(first, mergeKey);
    Map<Value, Integer> liveRanks = ranks(live, mergeKey);
    List<Value> named = new ArrayList<>();
    List<Value> others = new ArrayList<>();
    for (Value item : items) {
      (firstRanks.containsKey(identity(item, mergeKey)) ? named : others).add(item);
    }
    named.sort(Comparator.comparing(v -> firstRanks.get(identity(v, mergeKey))));
    others.sort(Comparator.comparing(v -> liveRanks.getOrDefault(identity(v, mergeKey), -1)));
    List<Value> result = new ArrayList<>(items.size());
    int next = 0;
    for (Value item : named) {
      Integer rank = liveRanks.get(identity(item, mergeKey));
      while (next < others.size() && isBefore(liveRanks, others.get(next), rank, mergeKey)) {
        result.add(others.get(next++));
      }
      result.add(item);
    }
    result.addAll(others.subList(next, others.size()));
    return ListValue.of(result);
  }

  private static boolean isBefore(
      Map<Value, Integer> liveRanks, Value item, @Nullable Integer rank, String mergeKey) {
    Integer own = liveRanks.get(identity(item, mergeKey));
    return own != null && rank != null && own < rank;
  }

  private static Map<Value, Integer> ranks(ListValue list, String mergeKey) {
    Map<Value, Integer> ranks = HashMap.newHashMap(list.size());
    for (int i = 0; i < list.size(); i++) {
      ranks.putIfAbsent(identity(list.get(i), mergeKey), i);
    }
    return ranks;
  }

  /** Returns what tells an item from the others. */
  private static Value identity(Value item, String mergeKey) {
    if (mergeKey.isEmpty()) {
      return item;
    }
    if (item instanceof MapValue map) {
      return key(map, mergeKey);
    }
    throw senseless("expected a map[string]interface {}, but received a " + GoPrint.typeOf(item));
  }

  private static Value key(MapValue item, String mergeKey) {
    Value key = item.find(mergeKey);
    if (key == null) {
      throw senseless(
          "map: " + GoPrint.of(item) + " does not contain declared merge key: " + mergeKey);
    }
    return key;
  }
}
