package io.quarterdeck.merge.fields;

import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Collects the members of a {@link FieldSet} in any order. Owned by one walk. */
final class FieldSetBuilder {
  private final Node root = new Node();

  /** Adds the member that is reached by the first {@code depth} elements of {@code path}. */
  void add(String[] path, int depth) {
    Node node = root;
    for (int i = 0; i < depth; i++) {
      node = node.below(path[i]);
    }
    node.markMember();
  }

  FieldSet build() {
    return root.below.isEmpty() ? FieldSet.EMPTY : new FieldSet(root.buildBelow(false));
  }

  /** A node of the trie: elements with what is below them. */
  static final class Node {
    private Map<String, Object> below = Map.of(); // a Node, or a finished MapValue; most have none
    private boolean member;

    void markMember() {
      member = true;
    }

    boolean isEmpty() {
      return !member && below.isEmpty();
    }

    private Node below(String element) {
      return (Node) open().computeIfAbsent(element, e -> new Node());
    }

    private Map<String, Object> open() {
      if (below.isEmpty()) {
        below = new HashMap<>(4);
      }
      return below;
    }

    /** Sets what is below {@code element}. */
    void put(String element, MapValue node) {
      open().put(element, node);
    }

    /** Returns the node; an empty one is a member. */
    MapValue build() {
      return buildBelow(member);
    }

    private MapValue buildBelow(boolean self) {
      if (below.isEmpty()) {
        return MapValue.EMPTY;
      }
      int first = self ? 1 : 0;
      String[] elements = new String[first + below.size()];
      Value[] nodes = new Value[elements.length];
      int i = first;
      for (String element : below.keySet()) {
        elements[i++] = element;
      }
      Arrays.sort(elements, first, elements.length, PathElement.ORDER);
      for (i = first; i < elements.length; i++) {
        Object node = below.get(elements[i]);
        nodes[i] = node instanceof Node open ? open.build() : (MapValue) node;
      }
      if (self) {
        elements[0] = PathElement.SELF;
        nodes[0] = MapValue.EMPTY;
      }
      return MapValue.ofDistinct(elements, nodes);
    }
  }
}
