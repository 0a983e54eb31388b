package io.quarterdeck.merge;

import static io.quarterdeck.merge.PatchException.malformed;
import static io.quarterdeck.merge.PatchException.senseless;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.NullValue;
import io.quarterdeck.object.StringValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.schema.FieldType;
import io.quarterdeck.schema.TypeSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Strategic merge patch: a merge patch that knows from the types which lists merge item by item,
 * and that takes directives ({@code $patch}, {@code $setElementOrder/<list>}, {@code
 * $deleteFromPrimitiveList/<list>}, {@code $retainKeys}). Lists are {@link StrategicList}'s
 * business; decoding what comes out is the caller's.
 *
 * <p>Rules and messages are those of {@code apimachinery/pkg/util/strategicpatch}; where Go's
 * random order of map keys decides which of two errors is told, ours is that of the patch.
 */
public final class StrategicMergePatch {
  static final String DIRECTIVE = "$patch";
  private static final String RETAIN_KEYS = "$retainKeys";
  private static final String ORDER = "$setElementOrder";
  private static final String DELETE_FROM_LIST = "$deleteFromPrimitiveList";

  private StrategicMergePatch() {}

  /**
   * Returns {@code patch} as the object that it must be; null is a patch that changes nothing.
   *
   * @throws PatchException malformed
   */
  public static MapValue parse(Value patch) {
    if (patch == NullValue.NULL) {
      return MapValue.EMPTY;
    }
    if (patch instanceof MapValue map) {
      return map;
    }
    String type = patch.typeName().equals("boolean") ? "bool" : patch.typeName();
    throw malformed(
        "json: cannot unmarshal " + type + " into Go value of type map[string]interface {}");
  }

  /**
   * Returns {@code original} changed as {@code patch} says. Parts that it does not change are
   * shared.
   *
   * @param type of the object, in the version in which it is patched
   * @throws PatchException if a directive makes no sense, or something does not fit the type
   */
  public static MapValue apply(MapValue original, MapValue patch, TypeSchema type) {
    return merge(original, patch, new FieldType.Ref(type));
  }

  static MapValue merge(MapValue original, MapValue patch, FieldType type) {
    Value directive = patch.find(DIRECTIVE);
    if (directive != null) {
      return whole(directive, patch);
    }
    Overlay result = new Overlay(original);
    Set<String> done = new HashSet<>();
    retainKeys(result, original, patch);
    for (int i = 0; i < patch.size(); i++) {
      if (patch.keyAt(i).startsWith(ORDER)) {
        mergeOrdered(result, patch, patch.keyAt(i), patch.valueAt(i), type, done);
      }
    }
    for (int i = 0; i < patch.size(); i++) {
      String key = patch.keyAt(i);
      if (!key.startsWith(ORDER) && !key.equals(RETAIN_KEYS) && !done.contains(key)) {
        mergeEntry(result, key, patch.valueAt(i), type);
      }
    }
    return result.build();
  }

  /** {@code $patch} in an object speaks of the whole object. */
  private static MapValue whole(Value directive, MapValue patch) {
    String word = directive instanceof StringValue s ? s.value() : "";
    return switch (word) {
      case "replace" -> patch.without(DIRECTIVE);
      case "delete" -> MapValue.EMPTY;
      default -> throw unknownDirective(directive, patch);
    };
  }

  static PatchException unknownDirective(Value directive, MapValue where) {
    return senseless(
        "unknown patch type: " + GoPrint.asString(directive) + " in map: " + GoPrint.of(where));
  }

  /** {@code $retainKeys} names every key that stays; the patch may set no other. */
  private static void retainKeys(Overlay result, MapValue original, MapValue patch) {
    Value directive = patch.find(RETAIN_KEYS);
    if (directive == null) {
      return;
    }
    if (!(directive instanceof ListValue retained)) {
      throw malformed("invalid patch format of retainKeys");
    }
    Set<String> names = new HashSet<>(retained.strings());
    patch.forEach(
        (key, value) -> {
          boolean sets = value != NullValue.NULL && !key.equals(RETAIN_KEYS);
          if (sets && !names.contains(key) && !isListDirective(key)) {
            throw malformed("invalid patch format of retainKeys");
          }
        });
    original.forEach(
        (key, value) -> {
          if (!names.contains(key)) {
            result.remove(key);
          }
        });
  }

  private static boolean isListDirective(String key) {
    return key.startsWith(ORDER) || key.startsWith(DELETE_FROM_LIST);
  }

  /** Returns what follows the slash of {@code $setElementOrder/ports}. */
  private static String target(String key, String prefix, String format) {
    if (!key.startsWith(prefix + "/")) {
      throw malformed("invalid patch format of " + format);
    }
    return key.substring(prefix.length() + 1);
  }

  /** Merges a list and puts its items in the order that the patch asks for. */
  private static void mergeOrdered(
      Overlay result,
      MapValue patch,
      String directive,
      Value order,
      FieldType type,
      Set<String> done) {
    ListValue wanted = StrategicList.expect(order);
    String key = target(directive, ORDER, "setElementOrder list");
    Value before = result.get(key);
    Value change = patch.find(key);
    ListValue live = before == null ? ListValue.EMPTY : StrategicList.expect(before);
    ListValue items = change == null ? ListValue.EMPTY : StrategicList.expect(change);
    PatchField field = PatchField.ofList(type, key);
    StrategicList.checkOrder(items, wanted, field.mergeKey());
    if (before == null && change == null) {
      return;
    }
    ListValue merged = live;
    if (change != null) {
      merged = before == null ? cleanList(items, false) : mergeLists(live, items, field, false);
    }
    done.add(key);
    result.put(key, StrategicList.ordered(merged, wanted, live, items, field.mergeKey()));
  }

  private static void mergeEntry(Overlay result, String patchKey, Value change, FieldType type) {
    boolean deletes = patchKey.startsWith(DELETE_FROM_LIST);
    String key = deletes ? target(patchKey, DELETE_FROM_LIST, "primitive list") : patchKey;
    if (change == NullValue.NULL) {
      result.remove(key);
      return;
    }
    Value before = result.get(key);
    if (before instanceof MapValue map && change instanceof MapValue changes) {
      PatchField field = PatchField.ofObject(type, key);
      result.put(key, field.replaces() ? changes : merge(map, changes, field.type()));
    } else if (before instanceof ListValue list && change instanceof ListValue changes) {
      result.put(key, mergeLists(list, changes, PatchField.ofList(type, key), deletes));
    } else if (!deletes) {
      set(result, key, change);
    }
  }

  private static ListValue mergeLists(
      ListValue before, ListValue change, PatchField field, boolean deletes) {
    return field.merges() || deletes ? StrategicList.merge(before, change, field, deletes) : change;
  }

  private static void set(Overlay result, String key, Value change) {
    Value clean = clean(change, true);
    if (clean == null) {
      result.remove(key);
    } else {
      result.put(key, clean);
    }
  }

  /**
   * Returns what is left of a value that is new: without the objects that hold {@code $patch} and,
   * if {@code nulls} go too, without the nulls of its objects. Java's null if nothing is left.
   */
  private static @Nullable Value clean(Value value, boolean nulls) {
    return switch (value) {
      case MapValue map -> map.find(DIRECTIVE) == null ? cleanMap(map, nulls) : null;
      case ListValue list -> cleanList(list, nulls);
      default -> value;
    };
  }

  private static MapValue cleanMap(MapValue map, boolean nulls) {
    MapValue.Builder kept = MapValue.builder();
    boolean same = true;
    for (int i = 0; i < map.size(); i++) {
      Value item = map.valueAt(i);
      Value clean = nulls && item == NullValue.NULL ? null : clean(item, nulls);
      same &= clean == item;
      if (clean != null) {
        kept.put(map.keyAt(i), clean);
      }
    }
    return same ? map : kept.build();
  }

  private static ListValue cleanList(ListValue list, boolean nulls) {
    List<Value> kept = new ArrayList<>(list.size());
    boolean same = true;
    for (Value item : list) {
      Value clean = clean(item, nulls);
      same &= clean == item;
      if (clean != null) {
        kept.add(clean);
      }
    }
    return same ? list : ListValue.of(kept);
  }
}
