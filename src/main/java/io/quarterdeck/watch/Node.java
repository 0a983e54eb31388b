package io.quarterdeck.watch;

import io.quarterdeck.watch.SortedTree.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A node of a {@link SortedTree}. An edit may return a node that is one too wide, or too narrow;
 * its parent mends that, so that splitting and merging are written once, in {@link Branch}.
 */
abstract sealed class Node<E> permits Leaf, Branch {
  /**
   * The most slots of a node: wide enough for four levels at a million objects, narrow enough that
   * copying a path costs about a kilobyte.
   */
  static final int WIDTH = 32;

  private static final int FILL = 24; // of nodes built in bulk, so that the next puts do not split
  static final int NARROW = WIDTH / 4; // below it a node is joined with its neighbour

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
}
