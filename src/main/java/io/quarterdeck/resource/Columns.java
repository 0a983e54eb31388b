package io.quarterdeck.resource;

import io.quarterdeck.object.KubeObject;
import java.util.List;

/** The columns that {@code kubectl get} shows of a kind ({@code meta.k8s.io/v1 Table}). */
public interface Columns {
  List<Column> columns();

  /**
   * Returns the row of an object.
   *
   * @param object in the stored version
   */
  Row row(KubeObject object);

  /**
   * Tells how a table without rows writes them: as an empty list, or (upstream's fallback) as null.
   */
  default boolean emptyIsNull() {
    return false;
  }

  /**
   * The head of a column.
   *
   * @param type {@code string}, {@code integer}, {@code number}, {@code boolean} or {@code date}
   * @param format {@code name} for the name, else ""
   * @param priority 0 always shown, 1 only with {@code -o wide}
   */
  record Column(String name, String type, String format, String description, int priority) {}
}
