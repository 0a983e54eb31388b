package io.quarterdeck.object;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.UnaryOperator;

/** A JSON array. */
public final class ListValue implements Value, Iterable<Value> {
  public static final ListValue EMPTY = new ListValue(new Value[0]);

  private final Value[] items;

  private ListValue(Value[] items) {
    this.items = items;
  }

  /** Returns the list of {@code items}. */
  public static ListValue of(Value... items) {
    return items.length == 0 ? EMPTY : new ListValue(items.clone());
  }

  /** Returns the list of {@code items}, which are not copied. */
  static ListValue ofOwn(Value[] items) {
    return items.length == 0 ? EMPTY : new ListValue(items);
  }

  /** Returns the list of {@code items}. */
  public static ListValue of(List<? extends Value> items) {
    return items.isEmpty() ? EMPTY : new ListValue(items.toArray(new Value[0]));
  }

  /** Returns the list of the string nodes of {@code items}. */
  public static ListValue ofStrings(List<String> items) {
    return of(items.stream().map(Value::of).toList());
  }

  public int size() {
    return items.length;
  }

  public boolean isEmpty() {
    return items.length == 0;
  }

  /** Returns the item at {@code index}, counted from 0. */
  public Value get(int index) {
    return items[index];
  }

  /** Returns the item at {@code index} if it is a map, the empty map otherwise. */
  public MapValue map(int index) {
    return items[index] instanceof MapValue m ? m : MapValue.EMPTY;
  }

  /** Returns the item at {@code index} if it is a string, "" otherwise. */
  public String string(int index) {
    return items[index] instanceof StringValue s ? s.value() : "";
  }

  /** Returns the items that are maps, in order. */
  public List<MapValue> maps() {
    List<MapValue> maps = new ArrayList<>(items.length);
    for (Value item : items) {
      if (item instanceof MapValue m) {
        maps.add(m);
      }
    }
    return maps;
  }

  /** Returns the items that are strings, in order. */
  public List<String> strings() {
    List<String> strings = new ArrayList<>(items.length);
    for (Value item : items) {
      if (item instanceof StringValue s) {
        strings.add(s.value());
      }
    }
    return strings;
  }

  /** Returns the items as an unmodifiable list. */
  public List<Value> items() {
    return List.of(items);
  }

  /** Returns this list with {@code item} after its last. */
  public ListValue plus(Value item) {
    Value[] copy = Arrays.copyOf(items, items.length + 1);
    copy[items.length] = item;
    return new ListValue(copy);
  }

  /** Returns this list with {@code item} in place of the one at {@code index}. */
  public ListValue with(int index, Value item) {
    if (items[index] == item) {
      return this;
    }
    Value[] copy = items.clone();
    copy[index] = item;
    return new ListValue(copy);
  }

  /**
   * Returns this list with each map in it replaced by {@code edit}'s answer; the same list if none
   * differs.
   */
  public ListValue mapEach(UnaryOperator<MapValue> edit) {
    ListValue result = this;
    for (int i = 0; i < items.length; i++) {
      if (items[i] instanceof MapValue m) {
        result = result.with(i, edit.apply(m));
      }
    }
    return result;
  }

  @Override
  public Iterator<Value> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < items.length;
      }

      @Override
      public Value next() {
        if (next == items.length) {
          throw new NoSuchElementException();
        }
        return items[next++];
      }
    };
  }

  @Override
  public String typeName() {
    return "array";
  }

  @Override
  public boolean equals(Object other) {
    return this == other || other instanceof ListValue l && Arrays.equals(items, l.items);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(items);
  }

  @Override
  public String toString() {
    return Arrays.toString(items);
  }
}
