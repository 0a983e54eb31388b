package io.quarterdeck.builtin;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The moves that conversions between versions are made of. Keys are put in the order of calls. */
public final class Reshape {
  private final MapValue from;
  private final MapValue.Builder to = MapValue.builder();

  private Reshape(MapValue from) {
    this.from = from;
  }

  public static Reshape of(MapValue from) {
    return new Reshape(from);
  }

  /** Takes over the values of {@code keys} that are there. */
  public Reshape keep(String... keys) {
    for (String key : keys) {
      move(key, key);
    }
    return this;
  }

  /** Takes over everything but {@code keys}. */
  public Reshape keepAllBut(String... keys) {
    Set<String> left = Set.of(keys);
    from.forEach(
        (key, value) -> {
          if (!left.contains(key)) {
            to.put(key, value);
          }
        });
    return this;
  }

  /** Takes over the value of {@code key}, if it is there, under another name. */
  public Reshape move(String key, String name) {
    Value value = from.find(key);
    if (value != null) {
      to.put(name, value);
    }
    return this;
  }

  /** Takes over the value of {@code key} under another name, or {@code otherwise} if absent. */
  public Reshape move(String key, String name, Value otherwise) {
    Value value = from.find(key);
    to.put(name, value == null ? otherwise : value);
    return this;
  }

  /** Takes over the string at {@code key} under another name, unless it is "". */
  public Reshape moveText(String key, String name) {
    String text = from.string(key);
    return text.isEmpty() ? this : put(name, Value.of(text));
  }

  /** Takes over the object at {@code key}, if it is there, as {@code edit} gives it back. */
  public Reshape edit(String key, UnaryOperator<MapValue> edit) {
    if (from.find(key) instanceof MapValue map) {
      to.put(key, edit.apply(map));
    }
    return this;
  }

  /** Takes over the list of objects at {@code key}, if it is there, each one edited. */
  public Reshape editEach(String key, UnaryOperator<MapValue> edit) {
    if (from.find(key) instanceof ListValue list) {
      to.put(key, list.mapEach(edit));
    }
    return this;
  }

  public Reshape put(String key, Value value) {
    to.put(key, value);
    return this;
  }

  /** Adds a list unless it is empty. */
  public Reshape putUnlessEmpty(String key, ListValue list) {
    return list.isEmpty() ? this : put(key, list);
  }

  public MapValue done() {
    return to.build();
  }
}
