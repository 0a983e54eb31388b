package io.quarterdeck.watch;

import io.quarterdeck.resource.SelectableField;
import io.quarterdeck.watch.SortedTree.Place;
import java.util.Comparator;
import java.util.function.Consumer;

/**
 * One line of a kind's index: that the object of this key has {@code value} on {@code axis}. An
 * axis is a label's key or an indexed field. Objects of one value lie beside each other, in the
 * order of their keys.
 *
 * <p>It names the object instead of holding it, so that an update that leaves the labels alone
 * leaves the index alone.
 */
record Posting(String axis, String value, String namespace, String name) implements Keyed {
  static final Comparator<Posting> ORDER =
      (a, b) -> {
        int order = a.compareValue(b.axis, b.value);
        return order != 0 ? order : Keys.compare(a, b);
      };

  /**
   * The axis of objects with more labels than are indexed: while there are any, label selectors
   * scan.
   */
  static final String UNINDEXED = ":unindexed"; // no label key begins with a colon

  /** The most labels of one object that are indexed, so that no object makes its write dear. */
  static final int MOST_LABELS = 64;

  static String fieldAxis(String label) {
    return ":" + label;
  }

  /** Shows all postings of {@code object}. */
  static void forEach(CachedObject object, Consumer<Posting> action) {
    String namespace = object.namespace();
    String name = object.name();
    if (object.labels().size() > MOST_LABELS) {
      action.accept(new Posting(UNINDEXED, "", namespace, name));
    } else {
      object.labels().forEach((k, v) -> action.accept(new Posting(k, v, namespace, name)));
    }
    for (SelectableField field : object.kind().fields()) {
      if (field.indexed()) {
        String value = object.field(field.label());
        action.accept(new Posting(fieldAxis(field.label()), value, namespace, name));
      }
    }
  }

  /** Tells whether two states of one object have the same postings. */
  static boolean same(CachedObject a, CachedObject b) {
    if (!a.labels().equals(b.labels())) {
      return false;
    }
    for (SelectableField field : a.kind().fields()) {
      if (field.indexed() && !a.field(field.label()).equals(b.field(field.label()))) {
        return false;
      }
    }
    return true;
  }

  /** Returns the place that {@code key} is among the objects of a value. */
  static Place<Posting> at(String axis, String value, Place<Keyed> key) {
    return posting -> {
      int order = posting.compareValue(axis, value);
      return order != 0 ? order : key.compare(posting);
    };
  }

  private int compareValue(String otherAxis, String otherValue) {
    int order = axis.compareTo(otherAxis);
    return order != 0 ? order : value.compareTo(otherValue);
  }
}
