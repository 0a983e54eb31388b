package io.quarterdeck.merge.fields;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields that an applied configuration owns: its leaves, the entries of maps and the items of
 * lists. An object that is only there to hold others is not owned.
 */
public final class OwnedFields {
  private OwnedFields() {}

  /** Returns the fields of {@code config}. */
  public static FieldSet of(Shape shape, MapValue config) {
    FieldSetBuilder.Node root = new FieldSetBuilder.Node();
    collectEntries(shape, config, root);
    MapValue tree = root.build();
    return tree.isEmpty() ? FieldSet.EMPTY : new FieldSet(tree);
  }

  /** Adds to {@code node} what is below {@code value}. */
  private static void collect(@Nullable Shape shape, Value value, FieldSetBuilder.Node node) {
    if (shape == null || shape.isLeaf()) {
      node.markMember();
    } else if (shape.isList() && value instanceof ListValue list) {
      collectItems(shape, list, node);
    } else if (value instanceof MapValue map) {
      collectEntries(shape, map, node);
    }
  }

  private static void collectEntries(Shape shape, MapValue map, FieldSetBuilder.Node node) {
    for (int i = 0; i < map.size(); i++) {
      String key = map.keyAt(i);
      Value value = map.valueAt(i);
      FieldSetBuilder.Node below = new FieldSetBuilder.Node();
      boolean bare = Shape.isNull(value) || value instanceof MapValue m && m.isEmpty();
      if (bare || !shape.declares(key)) {
        below.markMember();
      }
      Shape child = shape.child(key);
      collect(child, value, below);
      if (!below.isEmpty()) {
        node.put(Shape.element(child, key), below.build());
      }
    }
  }

  /** Items whose element occurs twice are owned as one, without what is in them. */
  private static void collectItems(Shape shape, ListValue list, FieldSetBuilder.Node node) {
    String[] elements = ListItems.elements(shape, list);
    Set<String> seen = new HashSet<>();
    Set<String> twice = new HashSet<>();
    for (String element : elements) {
      if (!seen.add(element)) {
        twice.add(element);
      }
    }
    for (int i = 0; i < elements.length; i++) {
      FieldSetBuilder.Node below = new FieldSetBuilder.Node();
      below.markMember();
      if (!twice.contains(elements[i])) {
        collect(shape.item(), list.get(i), below);
      }
      node.put(elements[i], below.build());
    }
  }
}
