package io.quarterdeck.watch;

import io.quarterdeck.watch.SortedTree.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An upper level: children, the first item of each, and how many items are below. A first item is
 * always the current one (a put copies the way down to it), so a branch never keeps an old version
 * of an object alive.
 */
final class Branch<E> extends Node<E> {
  private final Object[] children;
  private final Object[] firsts;
  private final int size;

  Branch(List<Node<E>> nodes) {
    children = nodes.toArray();
    firsts = new Object[children.length];
    int sum = 0;
    for (int i = 0; i < children.length; i++) {
      firsts[i] = nodes.get(i).first();
      sum += nodes.get(i).size();
    }
    size = sum;
  }

  private Branch(Object[] children, Object[] firsts, int size) {
    this.children = children;
    this.firsts = firsts;
    this.size = size;
  }

  @SuppressWarnings("unchecked") // only nodes are put into the array
  private Node<E> child(int i) {
    return (Node<E>) children[i];
  }

  @SuppressWarnings("unchecked") // only items are put into the array
  private E firstOf(int i) {
    return (E) firsts[i];
  }

  /** Returns the index of the child in which {@code place} lies: the last that begins there. */
  private int indexOf(Place<? super E> place) {
    int low = 1;
    int high = children.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (place.compare(firstOf(middle)) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  @Override
  int size() {
    return size;
  }

  @Override
  int width() {
    return children.length;
  }

  @Override
  E first() {
    return firstOf(0);
  }

  @Override
  @Nullable E find(Place<? super E> place) {
    return child(indexOf(place)).find(place);
  }

  @Override
  int rank(Place<? super E> place) {
    int index = indexOf(place);
    int rank = child(index).rank(place);
    for (int i = 0; i < index; i++) {
      rank += child(i).size();
    }
    return rank;
  }

  @Override
  Node<E> with(E item, Place<? super E> place) {
    int i = indexOf(place);
    Node<E> changed = child(i).with(item, place);
    return changed.isOverfull() ? replaced(i, 1, changed.halves()) : replaced(i, changed);
  }

  @Override
  Node<E> without(Place<? super E> place) {
    int i = indexOf(place);
    Node<E> changed = child(i).without(place);
    if (changed == child(i)) {
      return this;
    }
    return changed.width() < NARROW && width() > 1 ? mended(i, changed) : replaced(i, changed);
  }

  /** Returns this branch with the narrow child {@code i} joined with a neighbour. */
  private Node<E> mended(int i, Node<E> narrow) {
    int left = i == 0 ? 0 : i - 1;
    Node<E> joined = i == 0 ? narrow.joinedWith(child(1)) : child(left).joinedWith(narrow);
    return replaced(left, 2, joined.isOverfull() ? joined.halves() : List.of(joined));
  }

  private Node<E> replaced(int i, Node<E> node) {
    Object[] newChildren = children.clone();
    Object[] newFirsts = firsts.clone();
    newChildren[i] = node;
    newFirsts[i] = node.first();
    return new Branch<>(newChildren, newFirsts, size - child(i).size() + node.size());
  }

  private Node<E> replaced(int i, int count, List<Node<E>> nodes) {
    List<Node<E>> changed = new ArrayList<>(children.length + 1);
    for (int k = 0; k < i; k++) {
      changed.add(child(k));
    }
    changed.addAll(nodes);
    for (int k = i + count; k < children.length; k++) {
      changed.add(child(k));
    }
    return new Branch<>(changed);
  }

  @Override
  boolean visit(Place<? super E> from, Predicate<? super E> action) {
    int i = indexOf(from);
    return child(i).visit(from, action) && visitFrom(i + 1, action);
  }

  @Override
  boolean visitAll(Predicate<? super E> action) {
    return visitFrom(0, action);
  }

  private boolean visitFrom(int start, Predicate<? super E> action) {
    for (int i = start; i < children.length; i++) {
      if (!child(i).visitAll(action)) {
        return false;
      }
    }
    return true;
  }

  @Override
  List<Node<E>> halves() {
    return List.of(part(0, children.length / 2), part(children.length / 2, children.length));
  }

  private Node<E> part(int from, int to) {
    List<Node<E>> nodes = new ArrayList<>(to - from);
    for (int i = from; i < to; i++) {
      nodes.add(child(i));
    }
    return new Branch<>(nodes);
  }

  @Override
  Node<E> joinedWith(Node<E> right) {
    Branch<E> other = (Branch<E>) right;
    List<Node<E>> nodes = new ArrayList<>(width() + other.width());
    for (int i = 0; i < width(); i++) {
      nodes.add(child(i));
    }
    for (int i = 0; i < other.width(); i++) {
      nodes.add(other.child(i));
    }
    return new Branch<>(nodes);
  }

  @Override
  Node<E> withoutNeedlessLevels() {
    return children.length == 1 ? child(0).withoutNeedlessLevels() : this;
  }
}
