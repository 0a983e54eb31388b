package io.quarterdeck.builtin.scheduling;

import io.quarterdeck.builtin.Cells;
import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.Strategy;

/** The kind PodGroup of scheduling.k8s.io. */
public final class PodGroup {
  public static final Kind KIND =
      Kind.named("PodGroup", "podgroups")
          .namespaced()
          .gate("GenericWorkload")
          .stored("scheduling.k8s.io/v1alpha2")
          .partWithoutTable("status", Strategy.NONE)
          .columns(columns());

  private PodGroup() {}

  private static Table columns() {
    return Table.named()
        .text(
            "Policy",
            Doc.of(
                "SchedulingPolicy defines the scheduling policy for this instance of the PodGroup."
                    + " Controllers are expected to fill this field by copying it from a"
                    + " PodGroupTemplate. This field is immutable."),
            o -> o.spec().map("schedulingPolicy").has("gang") ? "Gang" : "Basic")
        .text("Workload", Doc.of("Name of the referenced Workload object"), PodGroup::workload)
        .text("Status", Doc.of("Status of the PodGroup"), PodGroup::state)
        .age();
  }

  private static String workload(KubeObject group) {
    return group.spec().has("podGroupTemplateRef")
        ? group.spec().map("podGroupTemplateRef").map("workload").string("workloadName")
        : Cells.NONE;
  }

  private static String state(KubeObject group) {
    MapValue disrupted = Cells.condition(group.status(), "DisruptionTarget");
    if (!disrupted.isEmpty()) {
      return disrupted.string("reason");
    }
    MapValue scheduled = Cells.condition(group.status(), "PodGroupScheduled");
    return scheduled.isEmpty()
        ? "Pending"
        : Cells.isTrue(scheduled) ? "Scheduled" : "Unschedulable";
  }
}
