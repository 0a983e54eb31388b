package io.quarterdeck.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** A queue that can be read at any index, oldest first. Bounded by who uses it. */
final class Ring<T> {
  private static final int LEAST = 4;

  private Object[] slots = new Object[LEAST]; // a power of two
  private int head;
  private int size;

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  @SuppressWarnings("unchecked") // only T is put into the array
  T get(int i) {
    return (T) slots[head + i & slots.length - 1];
  }

  T first() {
    return get(0);
  }

  void add(T item) {
    if (size == slots.length) {
      resize(2 * size);
    }
    slots[head + size & slots.length - 1] = item;
    size++;
  }

  @SuppressWarnings("NullAway") // an empty slot
  T removeFirst() {
    T first = first();
    slots[head] = null;
    head = head + 1 & slots.length - 1;
    size--;
    if (size > LEAST && size < slots.length / 4) {
      resize(slots.length / 2);
    }
    return first;
  }

  private void resize(int length) {
    Object[] copy = new Object[length];
    for (int i = 0; i < size; i++) {
      copy[i] = get(i);
    }
    slots = copy;
    head = 0;
  }

  /** Returns the index of the first item whose key is more than {@code bound}; keys ascend. */
  int firstAbove(long bound, ToLongFunction<T> key) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (key.applyAsLong(get(middle)) <= bound) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Returns a copy of the items from index {@code from} on. */
  List<T> from(int from) {
    List<T> items = new ArrayList<>(size - from);
    for (int i = from; i < size; i++) {
      items.add(get(i));
    }
    return items;
  }
}
