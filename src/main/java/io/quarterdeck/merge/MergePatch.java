package io.quarterdeck.merge;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.NullValue;
import io.quarterdeck.object.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** JSON merge patch (RFC 7386). Does not decode what it makes. */
public final class MergePatch {
  private MergePatch() {}

  /**
   * Returns {@code patch} as the object that it must be.
   *
   * @param checked whether field validation looks at the patch (Strict or Warn), which makes
   *     another message
   * @throws PatchException malformed
   */
  public static MapValue parse(Value patch, boolean checked) {
    if (patch instanceof MapValue map) {
      return map;
    }
    if (!checked || patch == NullValue.NULL) {
      throw PatchException.malformed("Invalid JSON Patch");
    }
    String type = patch.typeName().equals("boolean") ? "bool" : patch.typeName();
    throw PatchException.malformed(
        "error decoding patch: json: cannot unmarshal "
            + type
            + " into Go value of type map[string]interface {}");
  }

  /**
   * Returns {@code document} changed as {@code patch} says. Parts that it does not change are
   * shared; an object that it changes has its keys sorted, as Go writes them.
   */
  public static MapValue apply(MapValue document, MapValue patch) {
    Map<String, Value> changed = new TreeMap<>();
    boolean removed = false;
    for (int i = 0; i < patch.size(); i++) {
      String key = patch.keyAt(i);
      Value before = document.find(key);
      Value now = patch.valueAt(i);
      if (now == NullValue.NULL) {
        removed |= before != null;
      } else {
        Value after = merge(before == null ? Value.ofNull() : before, now);
        if (after != before) {
          changed.put(key, after);
        }
      }
    }
    return removed || !changed.isEmpty() ? rebuilt(document, patch, changed) : document;
  }

  private static MapValue rebuilt(MapValue document, MapValue patch, Map<String, Value> changed) {
    document.forEach(
        (key, value) -> {
          if (patch.find(key) != NullValue.NULL) {
            changed.putIfAbsent(key, value);
          }
        });
    MapValue.Builder builder = MapValue.builder();
    changed.forEach(builder::put);
    return builder.build();
  }

  private static Value merge(Value before, Value now) {
    if (before instanceof MapValue document && now instanceof MapValue patch) {
      return apply(document, patch);
    }
    if (before.equals(now)) {
      return before;
    }
    return before instanceof MapValue ? now : pruned(now);
  }

  /** What is new loses its nulls: in objects everywhere, in lists only inside of their items. */
  private static Value pruned(Value value) {
    return switch (value) {
      case MapValue map -> apply(MapValue.EMPTY, map);
      case ListValue list -> {
        List<Value> items = new ArrayList<>(list.size());
        list.forEach(item -> items.add(pruned(item)));
        yield ListValue.of(items);
      }
      default -> value;
    };
  }
}
