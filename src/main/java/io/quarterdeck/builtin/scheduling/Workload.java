package io.quarterdeck.builtin.scheduling;

import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;

/** The kind Workload of scheduling.k8s.io. */
public final class Workload {
  public static final Kind KIND =
      Kind.named("Workload", "workloads")
          .namespaced()
          .gate("GenericWorkload")
          .stored("scheduling.k8s.io/v1alpha2")
          .columns(columns());

  private Workload() {}

  private static Table columns() {
    return Table.named().age();
  }
}
