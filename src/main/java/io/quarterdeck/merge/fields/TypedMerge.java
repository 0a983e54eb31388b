package io.quarterdeck.merge.fields;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lays a configuration over an object, field by field: what both have is the configuration's. Parts
 * that the configuration does not change are shared. Checks no types; {@link TypeCheck} has.
 */
public final class TypedMerge {
  private TypedMerge() {}

  public static MapValue merge(Shape shape, MapValue live, MapValue config) {
    return (MapValue) mergeValue(shape, live, config);
  }

  private static Value mergeValue(
      @Nullable Shape shape, @Nullable Value live, @Nullable Value config) {
    if (config == null || live == null) {
      return live == null ? config : live;
    }
    if (shape == null || shape.isLeaf(live, config)) {
      return live.equals(config) ? live : config;
    }
    if (shape.isList()) {
      return config instanceof ListValue applied ? mergeItems(shape, live, applied) : live;
    }
    return config instanceof MapValue applied ? mergeEntries(shape, live, applied) : live;
  }

  private static MapValue mergeEntries(Shape shape, Value live, MapValue config) {
    MapValue base = live instanceof MapValue map ? map : MapValue.EMPTY;
    MapValue.Builder changed = null;
    for (int i = 0; i < config.size(); i++) {
      String key = config.keyAt(i);
      Value before = base.find(key);
      Value after = mergeValue(shape.child(key), before, config.valueAt(i));
      if (after != before) {
        changed = changed == null ? copy(base) : changed;
        changed.put(key, after);
      }
    }
    return changed == null ? base : changed.build();
  }

  private static MapValue.Builder copy(MapValue map) {
    MapValue.Builder copy = MapValue.builder();
    map.forEach(copy::put);
    return copy;
  }

  private static ListValue mergeItems(Shape shape, Value live, ListValue config) {
    ListValue before = live instanceof ListValue list ? list : ListValue.EMPTY;
    ListValue merged = new ItemMerge(shape, before, config).merge();
    return merged.equals(before) ? before : merged;
  }

  /**
   * Merges the items of two lists into the configuration's order, as far as it says anything; live
   * items that it does not name stay beside their neighbours. Live items that occur more than once
   * are not merged with the configuration's but replaced by it.
   */
  private static final class ItemMerge {
    private final Shape item;
    private final ListValue live;
    private final ListValue config;
    private final String[] liveElements;
    private final String[] configElements;
    private final Map<String, Integer> configPlaces = new HashMap<>();
    private final Map<String, Integer> livePlaces = new HashMap<>(); // -1: more than once
    private final Set<String> done = new HashSet<>();
    private final List<Value> merged = new ArrayList<>();

    ItemMerge(Shape shape, ListValue live, ListValue config) {
      this.item = shape.item();
      this.live = live;
      this.config = config;
      liveElements = ListItems.elements(shape, live);
      configElements = ListItems.elements(shape, config);
      for (int i = 0; i < configElements.length; i++) {
        configPlaces.put(configElements[i], i);
      }
      for (int i = 0; i < liveElements.length; i++) {
        livePlaces.merge(liveElements[i], i, (first, second) -> -1);
      }
    }

    /**
     * Goes through both lists at once. {@code shared} is the next item of the configuration that is
     * live too: a live item that is shared but not that one waits for the configuration to name it.
     */
    ListValue merge() {
      int l = 0;
      int c = 0;
      int shared = nextShared(0);
      while (l < liveElements.length || c < configElements.length) {
        String mine = l < liveElements.length ? liveElements[l] : "";
        boolean both = l < liveElements.length && c < configElements.length;
        if (both && mine.equals(configElements[c])) {
          take(c++);
          l++;
          shared = nextShared(shared + 1);
          continue;
        }
        if (both && isElsewhere(mine, shared)) {
          l++;
          continue;
        }
        if (l < liveElements.length) {
          if (!configPlaces.containsKey(mine)) {
            merged.add(live.get(l++));
            continue;
          }
          l += done.contains(mine) ? 1 : 0;
        }
        if (c < configElements.length) {
          take(c);
          shared = c == shared ? nextShared(shared + 1) : shared;
          c++;
        }
      }
      return ListValue.of(merged);
    }

    private boolean isElsewhere(String element, int shared) {
      return shared < configElements.length
          && configPlaces.containsKey(element)
          && !element.equals(configElements[shared]);
    }

    private int nextShared(int from) {
      int next = from;
      while (next < configElements.length && !livePlaces.containsKey(configElements[next])) {
        next++;
      }
      return next;
    }

    private void take(int place) {
      String element = configElements[place];
      done.add(element);
      int before = livePlaces.getOrDefault(element, -1);
      merged.add(mergeValue(item, before < 0 ? null : live.get(before), config.get(place)));
    }
  }
}
