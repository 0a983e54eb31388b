package io.quarterdeck.merge.fields;

import io.quarterdeck.object.MapValue;

/**
 * What differs between two objects of one type.
 *
 * @param removed the fields that only the first has
 * @param modified the fields that both have, with other values
 * @param added the fields that only the second has
 */
public record Comparison(FieldSet removed, FieldSet modified, FieldSet added) {
  /** Compares; parts that are the same node are not looked at. */
  public static Comparison of(Shape shape, MapValue before, MapValue after) {
    return new Comparer().compare(shape, before, after);
  }

  public boolean isSame() {
    return removed.isEmpty() && modified.isEmpty() && added.isEmpty();
  }

  /** Returns the fields that got a value. */
  public FieldSet changed() {
    return modified.union(added);
  }

  /** Returns this comparison of the fields that {@code filter} lets pass. */
  public Comparison filtered(FieldFilter filter) {
    return new Comparison(filter.apply(removed), filter.apply(modified), filter.apply(added));
  }
}
