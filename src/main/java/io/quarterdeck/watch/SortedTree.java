package io.quarterdeck.watch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An immutable sorted sequence that knows the rank of every place: a B+tree whose edits copy the
 * path from the root to one leaf and share everything else. It knows nothing of what its items are;
 * an order and {@link Place places} tell it where they belong.
 *
 * <p>An edit copies one leaf and one branch for each level, some hundred bytes each, so two
 * versions that differ by one item cost about a kilobyte beside each other at any size. Because
 * every branch counts what is below it, "how many items lie between these two places" costs one
 * descent.
 *
 * @param <E> the items
 */
final class SortedTree<E> {
  /** A place in the order. */
  interface Place<E> {
    /** Returns less than 0 if {@code item} lies before this place, 0 if it is there. */
    int compare(E item);
  }

  private final Comparator<? super E> order;
  private final Node<E> root;

  private SortedTree(Comparator<? super E> order, Node<E> root) {
    this.order = order;
    this.root = root;
  }

  static <E> SortedTree<E> empty(Comparator<? super E> order) {
    return new SortedTree<>(order, Node.leaf());
  }

  /** Returns the tree of {@code items}, which are in order and differ from each other. */
  static <E> SortedTree<E> of(Comparator<? super E> order, List<E> items) {
    List<Node<E>> level = Node.leaves(items);
    while (level.size() > 1) {
      level = Node.branches(level);
    }
    return level.isEmpty() ? empty(order) : new SortedTree<>(order, level.getFirst());
  }

  int size() {
    return root.size();
  }

  /** Returns the item at {@code place}; Java's null if there is none. */
  @Nullable E find(Place<? super E> place) {
    return root.find(place);
  }

  /** Returns how many items lie before {@code place}. */
  int rank(Place<? super E> place) {
    return root.rank(place);
  }

  /** Returns this tree with {@code item} in place of what stood there. */
  SortedTree<E> with(E item) {
    Node<E> changed = root.with(item, other -> order.compare(other, item));
    return new SortedTree<>(order, changed.isOverfull() ? Node.branch(changed.halves()) : changed);
  }

  /** Returns this tree without what stands at {@code place}. */
  SortedTree<E> without(Place<? super E> place) {
    Node<E> changed = root.without(place);
    return changed == root ? this : new SortedTree<>(order, changed.withoutNeedlessLevels());
  }

  /**
   * Shows the items that do not lie before {@code from} to {@code action}, in order, as long as it
   * answers true.
   */
  void visit(Place<? super E> from, Predicate<? super E> action) {
    root.visit(from, action);
  }

  /** Returns all items in order. */
  List<E> items() {
    List<E> items = new ArrayList<>(size());
    root.visitAll(items::add);
    return items;
  }
}
