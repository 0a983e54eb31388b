package io.quarterdeck.merge.fields;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.schema.Field.ListKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tells the items of sets and of lists with keys apart. */
final class ListItems {
  private ListItems() {}

  /** Returns the path element of each item of {@code list}, in its order. */
  static String[] elements(Shape shape, @Nullable Value list) {
    if (!(list instanceof ListValue items)) {
      return new String[0];
    }
    String[] elements = new String[items.size()];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = element(shape, items.get(i));
    }
    return elements;
  }

  /** Returns the path element of {@code item}; what has no keys is told apart by its value. */
  static String element(Shape shape, Value item) {
    return shape.listKind() == ListKind.MAP && item instanceof MapValue map
        ? PathElement.keys(keys(shape, map))
        : PathElement.value(item);
  }

  /** Returns whether two items surely have the same element, without writing it. */
  static boolean isSameElement(Shape shape, Value a, Value b) {
    if (shape.listKind() != ListKind.MAP
        || !(a instanceof MapValue left)
        || !(b instanceof MapValue right)) {
      return a.equals(b);
    }
    for (String key : shape.listKeys()) {
      if (!java.util.Objects.equals(key(shape, left, key), key(shape, right, key))) {
        return false;
      }
    }
    return true;
  }

  /** Returns the keys of {@code item} with their defaults, sorted by name. */
  static MapValue keys(Shape shape, MapValue item) {
    if (shape.listKeys().size() == 1) {
      String key = shape.listKeys().getFirst();
      Value value = key(shape, item, key);
      return value == null ? MapValue.EMPTY : MapValue.of(key, value);
    }
    Map<String, Value> sorted = new TreeMap<>();
    for (String key : shape.listKeys()) {
      Value value = key(shape, item, key);
      if (value != null) {
        sorted.put(key, value);
      }
    }
    MapValue.Builder builder = MapValue.builder();
    sorted.forEach(builder::put);
    return builder.build();
  }

  private static @Nullable Value key(Shape shape, MapValue item, String key) {
    Value value = item.find(key);
    return value == null ? shape.keyDefault(key) : value;
  }

  /** The items of one element on one side. */
  static final class Occurrences {
    static final Occurrences NONE = new Occurrences();

    @Nullable Value first;
    private ListValue others = ListValue.EMPTY;

    private void add(Value item) {
      if (first == null) {
        first = item;
      } else {
        others = others.plus(item);
      }
    }

    int count() {
      return first == null ? 0 : 1 + others.size();
    }

    boolean isSame(Occurrences that) {
      return java.util.Objects.equals(first, that.first) && others.equals(that.others);
    }
  }

  /** Returns the items of {@code list} by their elements, in order of first appearance. */
  static Map<String, Occurrences> index(Shape shape, @Nullable Value list) {
    Map<String, Occurrences> index = new LinkedHashMap<>();
    if (list instanceof ListValue items) {
      for (Value item : items) {
        index.computeIfAbsent(element(shape, item), e -> new Occurrences()).add(item);
      }
    }
    return index;
  }
}
