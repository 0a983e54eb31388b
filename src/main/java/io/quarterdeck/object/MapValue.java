package io.quarterdeck.object;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object: keys in the order in which they were put, each once. Equality does not look at the
 * order.
 *
 * <p>The typed getters answer as Go's zero values do: what is absent, null or of another type is
 * "", 0, false or empty. Where absence matters, ask {@link #has} or {@link #find}.
 *
 * <p>Most objects have few keys, so a lookup is a scan with an identity check first (parsers share
 * the names' strings); an object of more than {@value #INDEXED_ABOVE} keys builds a hash index when
 * it is first asked, so that a ConfigMap of ten thousand keys costs no quadratic time.
 */
public final class MapValue implements Value {
  public static final MapValue EMPTY = new MapValue(new String[0], new Value[0]);

  static final int INDEXED_ABOVE = 24; // a scan of this many names costs about one hash lookup

  private final String[] keys;
  private final Value[] values;
  private @Nullable Map<String, Integer> index; // derived; racing writers write equal maps

  private MapValue(String[] keys, Value[] values) {
    this.keys = keys;
    this.values = values;
  }

  public static MapValue of(String key, Value value) {
    return new MapValue(new String[] {key}, new Value[] {value});
  }

  /**
   * Returns the object of these keys and values, for whoever knows that no key is there twice. The
   * arrays are not copied and must not be touched again.
   */
  public static MapValue ofDistinct(String[] keys, Value[] values) {
    return keys.length == 0 ? EMPTY : new MapValue(keys, values);
  }

  public static MapValue of(String k1, Value v1, String k2, Value v2) {
    return builder().put(k1, v1).put(k2, v2).build();
  }

  public static MapValue of(String k1, Value v1, String k2, Value v2, String k3, Value v3) {
    return builder().put(k1, v1).put(k2, v2).put(k3, v3).build();
  }

  /** Returns the object with {@code strings} as string nodes, in the map's order. */
  public static MapValue ofStrings(Map<String, String> strings) {
    Builder builder = builder();
    strings.forEach((k, v) -> builder.put(k, Value.of(v)));
    return builder.build();
  }

  public static Builder builder() {
    return new Builder();
  }

  public int size() {
    return keys.length;
  }

  public boolean isEmpty() {
    return keys.length == 0;
  }

  /** Returns the key at {@code i}, counted from 0 in the order of the keys. */
  public String keyAt(int i) {
    return keys[i];
  }

  /** Returns the value of {@link #keyAt}. */
  public Value valueAt(int i) {
    return values[i];
  }

  /** Returns the keys in order; they cannot be changed. */
  public List<String> keys() {
    return Collections.unmodifiableList(Arrays.asList(keys));
  }

  /** Returns the position of {@code key}, or -1. */
  public int indexOf(String key) {
    if (keys.length > INDEXED_ABOVE) {
      return index().getOrDefault(key, -1);
    }
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] == key) {
        return i;
      }
    }
    for (int i = 0; i < keys.length; i++) {
      if (keys[i].equals(key)) {
        return i;
      }
    }
    return -1;
  }

  private Map<String, Integer> index() {
    Map<String, Integer> built = index;
    if (built == null) {
      built = HashMap.newHashMap(keys.length);
      for (int i = 0; i < keys.length; i++) {
        built.put(keys[i], i);
      }
      index = built;
    }
    return built;
  }

  /**
   * Returns the value of {@code key} (perhaps {@link NullValue}), or Java's null if it is absent.
   */
  public @Nullable Value find(String key) {
    int i = indexOf(key);
    return i < 0 ? null : values[i];
  }

  public Optional<Value> get(String key) {
    return Optional.ofNullable(find(key));
  }

  /** Tells whether {@code key} is there with a value other than JSON's null. */
  public boolean has(String key) {
    Value v = find(key);
    return v != null && v != NullValue.NULL;
  }

  public String string(String key) {
    return find(key) instanceof StringValue s ? s.value() : "";
  }

  public long integer(String key) {
    return integer(key, 0);
  }

  /** Returns the integer at {@code key}, or {@code absent} if there is none. */
  public long integer(String key, long absent) {
    return find(key) instanceof IntValue n ? n.value() : absent;
  }

  public boolean bool(String key) {
    return find(key) == BoolValue.TRUE;
  }

  public MapValue map(String key) {
    return find(key) instanceof MapValue m ? m : EMPTY;
  }

  public ListValue list(String key) {
    return find(key) instanceof ListValue l ? l : ListValue.EMPTY;
  }

  /** Returns the value reached by following {@code path} through objects, or Java's null. */
  public @Nullable Value at(String... path) {
    Value here = this;
    for (String key : path) {
      here = here instanceof MapValue m ? m.find(key) : null;
      if (here == null) {
        return null;
      }
    }
    return here;
  }

  /** Returns the string values of this object by key, in order; others are left out. */
  public Map<String, String> strings() {
    Map<String, String> strings = java.util.LinkedHashMap.newLinkedHashMap(keys.length);
    forEach(
        (k, v) -> {
          if (v instanceof StringValue s) {
            strings.put(k, s.value());
          }
        });
    return strings;
  }

  public void forEach(BiConsumer<String, Value> action) {
    for (int i = 0; i < keys.length; i++) {
      action.accept(keys[i], values[i]);
    }
  }

  /**
   * Returns this object with {@code value} at {@code key}: in its place if it was there, else last.
   */
  public MapValue with(String key, Value value) {
    int i = indexOf(key);
    if (i >= 0 && values[i] == value) {
      return this;
    }
    if (i >= 0) {
      Value[] copy = values.clone();
      copy[i] = value;
      return new MapValue(keys, copy);
    }
    String[] moreKeys = Arrays.copyOf(keys, keys.length + 1);
    Value[] moreValues = Arrays.copyOf(values, keys.length + 1);
    moreKeys[keys.length] = key;
    moreValues[keys.length] = value;
    return new MapValue(moreKeys, moreValues);
  }

  /**
   * Returns this object with other values for its keys, in their order; the array is not copied.
   */
  MapValue withValues(Value[] others) {
    return keys.length == 0 ? this : new MapValue(keys, others);
  }

  public MapValue with(String key, String value) {
    return with(key, Value.of(value));
  }

  public MapValue with(String key, long value) {
    return with(key, Value.of(value));
  }

  public MapValue with(String key, boolean value) {
    return with(key, Value.of(value));
  }

  /** Returns this object without {@code key}; the same object if it was not there. */
  public MapValue without(String key) {
    int i = indexOf(key);
    if (i < 0) {
      return this;
    }
    if (keys.length == 1) {
      return EMPTY;
    }
    String[] fewerKeys = new String[keys.length - 1];
    Value[] fewerValues = new Value[keys.length - 1];
    System.arraycopy(keys, 0, fewerKeys, 0, i);
    System.arraycopy(keys, i + 1, fewerKeys, i, keys.length - i - 1);
    System.arraycopy(values, 0, fewerValues, 0, i);
    System.arraycopy(values, i + 1, fewerValues, i, keys.length - i - 1);
    return new MapValue(fewerKeys, fewerValues);
  }

  /**
   * Returns this object with {@code value} at {@code key} if {@link #has} says that there is none.
   */
  public MapValue withDefault(String key, Value value) {
    return has(key) ? this : with(key, value);
  }

  public MapValue withDefault(String key, String value) {
    return has(key) ? this : with(key, value);
  }

  public MapValue withDefault(String key, long value) {
    return has(key) ? this : with(key, value);
  }

  public MapValue withDefault(String key, boolean value) {
    return has(key) ? this : with(key, value);
  }

  /**
   * Returns this object with the object at {@code key}, if there is one, replaced by {@code edit}'s
   * answer.
   */
  public MapValue mapAt(String key, UnaryOperator<MapValue> edit) {
    return find(key) instanceof MapValue m ? with(key, edit.apply(m)) : this;
  }

  /**
   * Returns this object with each object in the array at {@code key}, if any, replaced by {@code
   * edit}'s answer.
   */
  public MapValue mapEach(String key, UnaryOperator<MapValue> edit) {
    return find(key) instanceof ListValue l ? with(key, l.mapEach(edit)) : this;
  }

  @Override
  public String typeName() {
    return "object";
  }

  @Override
  public boolean equals(Object other) {
    if (this == other) {
      return true;
    }
    if (!(other instanceof MapValue that) || keys.length != that.keys.length) {
      return false;
    }
    for (int i = 0; i < keys.length; i++) {
      boolean samePlace = that.keys[i].equals(keys[i]);
      if (!values[i].equals(samePlace ? that.values[i] : that.find(keys[i]))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = 0;
    for (int i = 0; i < keys.length; i++) {
      hash += keys[i].hashCode() ^ values[i].hashCode();
    }
    return hash;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    forEach((k, v) -> text.append(text.length() == 1 ? "" : ", ").append(k).append(": ").append(v));
    return text.append('}').toString();
  }

  /**
   * Collects keys and values; a key put twice keeps its first place and its last value. Not
   * thread-safe.
   */
  public static final class Builder {
    private static final int FIRST_SIZE = 8;
    private static final String[] NO_KEYS = {};
    private static final Value[] NO_VALUES = {};

    private String[] keys = NO_KEYS;
    private Value[] values = NO_VALUES;
    private int size;
    private @Nullable Map<String, Integer> index;

    private Builder() {}

    public Builder put(String key, Value value) {
      add(key, value);
      return this;
    }

    /** Puts {@code value} and returns whether {@code key} was not there before. */
    public boolean add(String key, Value value) {
      int i = indexOf(key);
      if (i >= 0) {
        values[i] = value;
        return false;
      }
      if (size == keys.length) {
        int room = Math.max(FIRST_SIZE, size * 2);
        keys = Arrays.copyOf(keys, room);
        values = Arrays.copyOf(values, room);
      }
      keys[size] = key;
      values[size] = value;
      size++;
      if (index != null) {
        index.put(key, size - 1);
      }
      return true;
    }

    public Builder put(String key, String value) {
      return put(key, Value.of(value));
    }

    public Builder put(String key, long value) {
      return put(key, Value.of(value));
    }

    public Builder put(String key, boolean value) {
      return put(key, Value.of(value));
    }

    /** Tells whether {@code key} was put. */
    public boolean has(String key) {
      return indexOf(key) >= 0;
    }

    private int indexOf(String key) {
      if (size > INDEXED_ABOVE) {
        if (index == null) {
          index = new HashMap<>();
          for (int i = 0; i < size; i++) {
            index.put(keys[i], i);
          }
        }
        return index.getOrDefault(key, -1);
      }
      for (int i = 0; i < size; i++) {
        if (keys[i].equals(key)) {
          return i;
        }
      }
      return -1;
    }

    /** Returns the object. The builder is empty afterwards, and keeps its room for the next. */
    public MapValue build() {
      if (size == 0) {
        return EMPTY;
      }
      MapValue built;
      if (size == keys.length) {
        built = new MapValue(keys, values);
        keys = NO_KEYS;
        values = NO_VALUES;
      } else {
        built = new MapValue(Arrays.copyOf(keys, size), Arrays.copyOf(values, size));
      }
      size = 0;
      index = null;
      return built;
    }
  }
}
