package io.quarterdeck.resource;

import io.quarterdeck.object.ListValue;
import java.util.List;

/**
 * A row of a table, as far as the object alone decides it. Depends on nothing but the object, so
 * one row can be kept beside each revision of an object.
 *
 * @param cells one for each column (IPAddress has one more, as upstream does)
 * @param conditions {@code meta.k8s.io/v1 TableRowCondition}s; mostly empty
 * @param rank rows of a list are sorted by it where they are not 0; equal ones keep their order
 */
public record Row(List<Cell> cells, ListValue conditions, long rank) {
  public static Row of(List<Cell> cells) {
    return new Row(cells, ListValue.EMPTY, 0);
  }
}
