package io.quarterdeck.merge.fields;

import io.quarterdeck.merge.fields.ListItems.Occurrences;
import io.quarterdeck.object.FloatValue;
import io.quarterdeck.object.IntValue;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Walks two trees of one type side by side and notes where they differ. Cheap where they share
 * nodes: those are passed over. Owned by one comparison.
 */
final class Comparer {
  private static final int USUAL_DEPTH = 16;

  /** The most items of which each is compared with each; an index of more is cheaper. */
  private static final int FEW_ITEMS = 16;

  private final FieldSetBuilder removed = new FieldSetBuilder();
  private final FieldSetBuilder modified = new FieldSetBuilder();
  private final FieldSetBuilder added = new FieldSetBuilder();
  private String[] path = new String[USUAL_DEPTH];
  private int depth;

  Comparison compare(Shape shape, MapValue before, MapValue after) {
    walk(shape, before, after);
    return new Comparison(removed.build(), modified.build(), added.build());
  }

  private void walk(@Nullable Shape shape, @Nullable Value before, @Nullable Value after) {
    if (before == after) {
      return;
    }
    if (shape == null || shape.isLeaf(before, after)) {
      leaf(before, after);
      return;
    }
    if (shape.isList()) {
      walkItems(shape, before, after);
    } else {
      walkEntries(shape, before, after);
    }
    if (before == null) {
      added.add(path, depth);
    } else if (after == null) {
      removed.add(path, depth);
    }
  }

  private void leaf(@Nullable Value before, @Nullable Value after) {
    if (before == null) {
      added.add(path, depth);
    } else if (after == null) {
      removed.add(path, depth);
    } else if (!isSame(before, after)) {
      modified.add(path, depth);
    }
  }

  /** Numbers are the same if their values are, whatever their types. */
  private static boolean isSame(Value a, Value b) {
    return switch (a) {
      case IntValue n when b instanceof FloatValue f -> n.value() == f.value();
      case FloatValue f when b instanceof IntValue n -> n.value() == f.value();
      default -> a.equals(b);
    };
  }

  private void walkEntries(Shape shape, @Nullable Value before, @Nullable Value after) {
    MapValue left = before instanceof MapValue map ? map : MapValue.EMPTY;
    MapValue right = after instanceof MapValue map ? map : MapValue.EMPTY;
    for (int i = 0; i < left.size(); i++) {
      String key = left.keyAt(i);
      Value other = right.find(key);
      if (other != left.valueAt(i)) {
        Shape child = shape.child(key);
        descend(Shape.element(child, key), child, left.valueAt(i), other);
      }
    }
    for (int i = 0; i < right.size(); i++) {
      String key = right.keyAt(i);
      if (left.indexOf(key) < 0) {
        Shape child = shape.child(key);
        descend(Shape.element(child, key), child, null, right.valueAt(i));
      }
    }
  }

  private void descend(
      String element, @Nullable Shape shape, @Nullable Value before, @Nullable Value after) {
    push(element);
    walk(shape, before, after);
    depth--;
  }

  private void push(String element) {
    if (depth == path.length) {
      path = Arrays.copyOf(path, depth * 2);
    }
    path[depth++] = element;
  }

  private void walkItems(Shape shape, @Nullable Value before, @Nullable Value after) {
    if (before instanceof ListValue left
        && after instanceof ListValue right
        && isAligned(shape, left, right)) {
      walkAligned(shape, left, right);
    } else {
      walkIndexed(shape, before, after);
    }
  }

  /** Returns whether both lists are short and have the same elements, each once, in one order. */
  private static boolean isAligned(Shape shape, ListValue left, ListValue right) {
    boolean aligned = left.size() == right.size() && left.size() <= FEW_ITEMS;
    for (int i = 0; aligned && i < left.size(); i++) {
      Value item = left.get(i);
      aligned = item == right.get(i) || ListItems.isSameElement(shape, item, right.get(i));
      for (int k = 0; aligned && k < i; k++) {
        aligned = !ListItems.isSameElement(shape, item, left.get(k));
      }
    }
    return aligned;
  }

  private void walkAligned(Shape shape, ListValue left, ListValue right) {
    for (int i = 0; i < left.size(); i++) {
      if (left.get(i) != right.get(i)) {
        String element = ListItems.element(shape, left.get(i));
        descend(element, shape.item(), left.get(i), right.get(i));
      }
    }
  }

  private void walkIndexed(Shape shape, @Nullable Value before, @Nullable Value after) {
    Map<String, Occurrences> left = ListItems.index(shape, before);
    Map<String, Occurrences> right = ListItems.index(shape, after);
    left.forEach(
        (element, mine) ->
            walkItem(element, shape, mine, right.getOrDefault(element, Occurrences.NONE)));
    right.forEach(
        (element, other) -> {
          if (!left.containsKey(element)) {
            walkItem(element, shape, Occurrences.NONE, other);
          }
        });
  }

  private void walkItem(String element, Shape list, Occurrences mine, Occurrences other) {
    if (mine.count() > 1 || other.count() > 1) {
      duplicates(element, list.item(), mine, other);
    } else {
      descend(element, list.item(), mine.first, other.first);
    }
  }

  /** Items that occur more than once are one field, which is the element without what is in it. */
  private void duplicates(String element, Shape item, Occurrences before, Occurrences after) {
    push(element);
    if (before.count() > 1 && after.count() > 1) {
      if (!before.isSame(after)) {
        modified.add(path, depth);
      }
    } else if (before.count() > 1) {
      walkIfThere(item, null, after.first);
      removed.add(path, depth);
    } else {
      walkIfThere(item, before.first, null);
      added.add(path, depth);
    }
    depth--;
  }

  private void walkIfThere(Shape item, @Nullable Value before, @Nullable Value after) {
    if (before != null || after != null) {
      walk(item, before, after);
    }
  }
}
