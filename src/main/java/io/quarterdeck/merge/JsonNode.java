package io.quarterdeck.merge;

import static io.quarterdeck.merge.PatchException.doesNotApply;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A node of a {@link JsonDraft}: either a part of an immutable tree as it came, or an object or a
 * list that was opened because an operation acts in it.
 */
sealed interface JsonNode {
  /** How deep a patch may nest what it makes: as deep as a request's body may be. */
  int MAX_DEPTH = 1000;

  /** Returns this node for acting in it, or Java's null if it is a scalar. */
  @Nullable Open opened();

  /**
   * Returns the node as it stands now.
   *
   * @param depth of this node
   * @throws PatchException if it nests deeper than {@value #MAX_DEPTH}
   */
  Value freeze(int depth);

  /** Tells whether it would freeze to {@code expected}, without making that. */
  boolean isEqualTo(Value expected);

  /** A part as it came. */
  record Frozen(Value value) implements JsonNode {
    @Override
    public @Nullable Open opened() {
      return switch (value) {
        case MapValue map -> new OpenMap(map);
        case ListValue list -> new OpenList(list);
        default -> null;
      };
    }

    @Override
    public Value freeze(int depth) {
      checkDepth(value, depth);
      return value;
    }

    private static void checkDepth(Value value, int depth) {
      if (depth > MAX_DEPTH) {
        throw doesNotApply("exceeded max depth");
      }
      if (value instanceof MapValue map) {
        for (int i = 0; i < map.size(); i++) {
          checkDepth(map.valueAt(i), depth + 1);
        }
      } else if (value instanceof ListValue list) {
        for (int i = 0; i < list.size(); i++) {
          checkDepth(list.get(i), depth + 1);
        }
      }
    }

    @Override
    public boolean isEqualTo(Value expected) {
      return value.equals(expected);
    }
  }

  /** An object or list that operations act in. Keys of lists are indices. */
  sealed interface Open extends JsonNode {
    /** Returns the child, or Java's null if an object has none; a list must have it. */
    @Nullable JsonNode get(String key);

    void set(String key, JsonNode child);

    void add(String key, JsonNode child);

    void remove(String key);

    /** Returns the child opened, or Java's null if there is none to open. */
    default @Nullable Open openedAt(String key) {
      JsonNode child = get(key);
      Open open = child == null ? null : child.opened();
      if (open != null && open != child) {
        set(key, open);
      }
      return open;
    }
  }

  /** An opened object. */
  final class OpenMap implements Open {
    private final MapValue origin;
    private final Map<String, JsonNode> children = new LinkedHashMap<>();

    OpenMap(MapValue origin) {
      this.origin = origin;
      origin.forEach((key, value) -> children.put(key, new Frozen(value)));
    }

    @Override
    public Open opened() {
      return this;
    }

    @Override
    public @Nullable JsonNode get(String key) {
      return children.get(key);
    }

    @Override
    public void set(String key, JsonNode child) {
      children.put(key, child);
    }

    @Override
    public void add(String key, JsonNode child) {
      children.put(key, child);
    }

    @Override
    public void remove(String key) {
      if (children.remove(key) == null) {
        throw doesNotApply("Unable to remove nonexistent key: " + key + ": missing value");
      }
    }

    @Override
    public Value freeze(int depth) {
      boolean same = children.size() == origin.size();
      Map<String, Value> values = new TreeMap<>();
      for (Map.Entry<String, JsonNode> child : children.entrySet()) {
        Value value = child.getValue().freeze(depth + 1);
        values.put(child.getKey(), value);
        same = same && origin.find(child.getKey()) == value;
      }
      if (same) {
        return origin;
      }
      MapValue.Builder builder = MapValue.builder();
      values.forEach(builder::put);
      return builder.build();
    }

    @Override
    public boolean isEqualTo(Value expected) {
      if (!(expected instanceof MapValue map) || map.size() != children.size()) {
        return false;
      }
      for (Map.Entry<String, JsonNode> child : children.entrySet()) {
        Value value = map.find(child.getKey());
        if (value == null || !child.getValue().isEqualTo(value)) {
          return false;
        }
      }
      return true;
    }
  }

  /** An opened list. */
  final class OpenList implements Open {
    private final ListValue origin;
    private final List<JsonNode> items = new ArrayList<>();

    OpenList(ListValue origin) {
      this.origin = origin;
      origin.forEach(value -> items.add(new Frozen(value)));
    }

    @Override
    public Open opened() {
      return this;
    }

    @Override
    public JsonNode get(String key) {
      return items.get(index(key, items.size(), items.size() - 1));
    }

    @Override
    public void set(String key, JsonNode child) {
      items.set(index(key, items.size(), items.size() - 1), child);
    }

    @Override
    public void add(String key, JsonNode child) {
      boolean last = key.equals("-");
      items.add(last ? items.size() : index(key, items.size() + 1, items.size()), child);
    }

    @Override
    public void remove(String key) {
      items.remove(index(key, items.size(), items.size() - 1));
    }

    /**
     * Reads an index as Go's Atoi does, signs and leading zeros included.
     *
     * @param size what a negative index counts back from
     * @param max the last that is allowed
     */
    private static int index(String key, int size, int max) {
      long index;
      try {
        index = Long.parseLong(key);
      } catch (NumberFormatException e) {
        throw doesNotApply("value was not a proper array index: '" + key + "'");
      }
      long counted = index < 0 ? index + size : index;
      if (counted < 0 || counted > max) {
        throw doesNotApply(
            "Unable to access invalid index: " + index + ": invalid index referenced");
      }
      return (int) counted;
    }

    @Override
    public Value freeze(int depth) {
      boolean same = items.size() == origin.size();
      List<Value> values = new ArrayList<>(items.size());
      for (int i = 0; i < items.size(); i++) {
        Value value = items.get(i).freeze(depth + 1);
        values.add(value);
        same = same && origin.get(i) == value;
      }
      return same ? origin : ListValue.of(values);
    }

    @Override
    public boolean isEqualTo(Value expected) {
      if (!(expected instanceof ListValue list) || list.size() != items.size()) {
        return false;
      }
      for (int i = 0; i < items.size(); i++) {
        if (!items.get(i).isEqualTo(list.get(i))) {
          return false;
        }
      }
      return true;
    }
  }
}
