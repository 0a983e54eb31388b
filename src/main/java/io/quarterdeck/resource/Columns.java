package io.quarterdeck.resource;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.Value;
import java.time.Instant;
import java.util.List;

/** The columns that {@code kubectl get} shows of a kind ({@code meta.k8s.io/v1 Table}). */
public interface Columns {
  List<Column> columns();

  /**
   * Returns one cell for each column.
   *
   * @param object in the stored version
   * @param now to which ages are counted
   */
  List<Value> cells(KubeObject object, Instant now);

  /**
   * The head of a column.
   *
   * @param type {@code string}, {@code integer}, {@code number}, {@code boolean} or {@code date}
   * @param format {@code name} for the name, else ""
   * @param priority 0 always shown, 1 only with {@code -o wide}
   */
  record Column(String name, String type, String format, String description, int priority) {}
}
