package io.quarterdeck.merge.fields;

import io.quarterdeck.object.MapValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
    private final Map<String, Object> below = new HashMap<>(4); // a Node, or a finished MapValue
    private boolean member;

    void markMember() {
      member = true;
    }

    boolean isEmpty() {
      return !member && below.isEmpty();
    }

    private Node below(String element) {
      return (Node) below.computeIfAbsent(element, e -> new Node());
    }

    /** Sets what is below {@code element}. */
    void put(String element, MapValue node) {
      below.put(element, node);
    }

    /** Returns the node; an empty one is a member. */
    MapValue build() {
      return buildBelow(member);
    }

    private MapValue buildBelow(boolean self) {
      if (below.isEmpty()) {
        return MapValue.EMPTY;
      }
      MapValue.Builder builder = MapValue.builder();
      if (self) {
        builder.put(PathElement.SELF, MapValue.EMPTY);
      }
      List<String> elements = new ArrayList<>(below.keySet());
      elements.sort(PathElement.ORDER);
      for (String element : elements) {
        Object node = below.get(element);
        builder.put(element, node instanceof Node open ? open.build() : (MapValue) node);
      }
      return builder.build();
    }
  }
}
