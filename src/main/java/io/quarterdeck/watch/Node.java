package io.quarterdeck.watch;

import io.quarterdeck.watch.SortedTree.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A node of a {@link SortedTree}. An edit may return a node that is one too wide, or too narrow;
 * its parent mends that, so that splitting and merging are written once, in {@link Branch}.
 */
abstract sealed class Node<E> {
  /**
   * The most slots of a node: wide enough for four levels at a million objects, narrow enough that
   * copying a path costs about a kilobyte.
   */
  static final int WIDTH = 32;

  private static final int FILL = 24; // of nodes built in bulk, so that the next puts do not split
  private static final int NARROW = WIDTH / 4; // below it a node is joined with its neighbour

  abstract int size();

  abstract int width();

  abstract E first();

  abstract @Nullable E find(Place<? super E> place);

  abstract int rank(Place<? super E> place);

  abstract Node<E> with(E item, Place<? super E> place);

  abstract Node<E> without(Place<? super E> place);

  abstract boolean visit(Place<? super E> from, Predicate<? super E> action);

  abstract boolean visitAll(Predicate<? super E> action);

  /** Returns this node, halved. */
  abstract List<Node<E>> halves();

  /** Returns this node followed by {@code right}, which is on the same level. */
  abstract Node<E> joinedWith(Node<E> right);

  Node<E> withoutNeedlessLevels() {
    return this;
  }

  boolean isOverfull() {
    return width() > WIDTH;
  }

  static <E> Node<E> leaf() {
    return new Leaf<>(new Object[0]);
  }

  static <E> Node<E> branch(List<Node<E>> children) {
    return new Branch<>(children);
  }

  static <E> List<Node<E>> leaves(List<E> items) {
    List<Node<E>> leaves = new ArrayList<>(items.size() / FILL + 1);
    for (int from = 0; from < items.size(); from += FILL) {
      int to = Math.min(items.size(), from + FILL);
      leaves.add(new Leaf<>(items.subList(from, to).toArray()));
    }
    return leaves;
  }

  static <E> List<Node<E>> branches(List<Node<E>> level) {
    List<Node<E>> branches = new ArrayList<>(level.size() / FILL + 1);
    for (int from = 0; from < level.size(); from += FILL) {
      branches.add(branch(level.subList(from, Math.min(level.size(), from + FILL))));
    }
    return branches;
  }

  /** The lowest level: the items themselves. */
  private static final class Leaf<E> extends Node<E> {
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

  /**
   * An upper level: children, the first item of each, and how many items are below. A first item is
   * always the current one (a put copies the way down to it), so a branch never keeps an old
   * version of an object alive.
   */
  private static final class Branch<E> extends Node<E> {
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
}
