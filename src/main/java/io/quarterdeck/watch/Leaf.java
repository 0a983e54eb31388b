package io.quarterdeck.watch;

import io.quarterdeck.watch.SortedTree.Place;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The lowest level: the items themselves. */
final class Leaf<E> extends Node<E> {
  private final Object[] items;

  Leaf(Object[] items) {
    this.items = items;
  }

  @SuppressWarnings("unchecked") // only items are put into the array
  private E at(int i) {
    return (E) items[i];
  }

  /** Returns the index of the first item not before {@code place}. */
  private int indexOf(Place<? super E> place) {
    int low = 0;
    int high = items.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (place.compare(at(middle)) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private boolean holds(int i, Place<? super E> place) {
    return i < items.length && place.compare(at(i)) == 0;
  }

  @Override
  int size() {
    return items.length;
  }

  @Override
  int width() {
    return items.length;
  }

  @Override
  E first() {
    return at(0);
  }

  @Override
  @Nullable E find(Place<? super E> place) {
    int i = indexOf(place);
    return holds(i, place) ? at(i) : null;
  }

  @Override
  int rank(Place<? super E> place) {
    return indexOf(place);
  }

  @Override
  Node<E> with(E item, Place<? super E> place) {
    int i = indexOf(place);
    int replaced = holds(i, place) ? 1 : 0;
    Object[] changed = new Object[items.length + 1 - replaced];
    System.arraycopy(items, 0, changed, 0, i);
    changed[i] = item;
    System.arraycopy(items, i + replaced, changed, i + 1, items.length - i - replaced);
    return new Leaf<>(changed);
  }

  @Override
  Node<E> without(Place<? super E> place) {
    int i = indexOf(place);
    if (!holds(i, place)) {
      return this;
    }
    Object[] changed = new Object[items.length - 1];
    System.arraycopy(items, 0, changed, 0, i);
    System.arraycopy(items, i + 1, changed, i, changed.length - i);
    return new Leaf<>(changed);
  }

  @Override
  boolean visit(Place<? super E> from, Predicate<? super E> action) {
    return visitFrom(indexOf(from), action);
  }

  @Override
  boolean visitAll(Predicate<? super E> action) {
    return visitFrom(0, action);
  }

  private boolean visitFrom(int start, Predicate<? super E> action) {
    for (int i = start; i < items.length; i++) {
      if (!action.test(at(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  List<Node<E>> halves() {
    int middle = items.length / 2;
    return List.of(
        new Leaf<>(Arrays.copyOf(items, middle)),
        new Leaf<>(Arrays.copyOfRange(items, middle, items.length)));
  }

  @Override
  Node<E> joinedWith(Node<E> right) {
    Object[] others = ((Leaf<E>) right).items;
    Object[] joined = Arrays.copyOf(items, items.length + others.length);
    System.arraycopy(others, 0, joined, items.length, others.length);
    return new Leaf<>(joined);
  }
}
