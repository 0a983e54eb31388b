package io.quarterdeck.builtin.batch;

import io.quarterdeck.builtin.Cells;
import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.Cell;
import io.quarterdeck.resource.DeletionPolicy;
import io.quarterdeck.resource.HumanDuration;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The kind Job of batch. */
public final class Job {
  public static final Kind KIND =
      Kind.named("Job", "jobs")
          .deletion(
              DeletionPolicy.orphaning(
                  "child pods are preserved by default when jobs are deleted; set"
                      + " propagationPolicy=Background to remove them or set"
                      + " propagationPolicy=Orphan to suppress this warning"))
          .namespaced()
          .categories("all")
          .select("status.successful", job -> Long.toString(job.status().integer("succeeded")))
          .refusal("field label {quoted} not supported for Job")
          .stored("batch/v1")
          .defaults("v1", BatchDefaults::job)
          .strategy(new JobRules())
          .status(new JobStatusRules())
          .columns(columns());

  private Job() {}

  private static Table columns() {
    return Table.named()
        .text("Status", Doc.of("Status of the job."), Job::state)
        .text("Completions", Doc.field("status.succeeded"), Job::completions)
        .cell("Duration", Doc.of("Time required to complete the job."), Job::duration)
        .age()
        .wide("Containers", Cells.CONTAINERS, o -> Cells.containers(podSpec(o)))
        .wide("Images", Cells.IMAGES, o -> Cells.images(podSpec(o)))
        .wide(
            "Selector",
            Doc.of(
                "A label query over pods that should match the pod count. Normally, the system sets"
                    + " this field for you. More info:"
                    + " https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors"),
            o -> Cells.selector(o.spec().map("selector")));
  }

  private static MapValue podSpec(KubeObject object) {
    return object.spec().map("template").map("spec");
  }

  private static String state(KubeObject job) {
    if (Cells.isTrue(Cells.condition(job.status(), "Complete"))) {
      return "Complete";
    }
    if (Cells.isTrue(Cells.condition(job.status(), "Failed"))) {
      return "Failed";
    }
    if (job.meta().isBeingDeleted()) {
      return "Terminating";
    }
    for (String type : List.of("Suspended", "FailureTarget", "SuccessCriteriaMet")) {
      if (Cells.isTrue(Cells.condition(job.status(), type))) {
        return type;
      }
    }
    return "Running";
  }

  private static String completions(KubeObject job) {
    long succeeded = job.status().integer("succeeded");
    if (job.spec().has("completions")) {
      return succeeded + "/" + job.spec().integer("completions");
    }
    long parallelism = job.spec().integer("parallelism");
    return succeeded + "/1" + (parallelism > 1 ? " of " + parallelism : "");
  }

  private static Cell duration(KubeObject job) {
    String start = job.status().string("startTime");
    String end = job.status().string("completionTime");
    if (start.isEmpty()) {
      return Cell.of("");
    }
    return end.isEmpty()
        ? Cell.since(start)
        : Cell.of(HumanDuration.of(Duration.between(Instant.parse(start), Instant.parse(end))));
  }
}
