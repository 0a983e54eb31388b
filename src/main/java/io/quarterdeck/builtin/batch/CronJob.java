package io.quarterdeck.builtin.batch;

import io.quarterdeck.builtin.Cells;
import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.Cell;
import io.quarterdeck.resource.StatusStrategy;

/** The kind CronJob of batch. */
public final class CronJob {
  public static final Kind KIND =
      Kind.named("CronJob", "cronjobs")
          .namespaced()
          .shortNames("cj")
          .categories("all")
          .stored("batch/v1")
          .defaults("v1", BatchDefaults::cronJob)
          .strategy(new CronJobRules())
          .status(StatusStrategy.ANY_STATUS)
          .columns(columns());

  private CronJob() {}

  private static Table columns() {
    return Table.named()
        .text("Schedule", Doc.field("spec.schedule"), o -> o.spec().string("schedule"))
        .text(
            "Timezone",
            Doc.field("spec.timeZone"),
            o -> Cells.orIfAbsent(o.spec(), "timeZone", Cells.NONE))
        .add(
            "Suspend",
            "boolean",
            "",
            Doc.of(
                "This flag tells the controller to suspend subsequent executions, it does not apply"
                    + " to already started executions.  Defaults to false."),
            0,
            o -> Cell.of(suspend(o)))
        .number("Active", Doc.field("status.active"), o -> o.status().list("active").size())
        .cell("Last Schedule", Doc.field("status.lastScheduleTime"), CronJob::lastSchedule)
        .age()
        .wide("Containers", Cells.CONTAINERS, o -> Cells.containers(podSpec(o)))
        .wide("Images", Cells.IMAGES, o -> Cells.images(podSpec(o)))
        .wide(
            "Selector",
            Doc.of(
                "A label query over pods that should match the pod count. Normally, the system sets"
                    + " this field for you. More info:"
                    + " https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors"),
            o -> Cells.selector(jobSpec(o).map("selector")));
  }

  private static MapValue jobSpec(KubeObject cronJob) {
    return cronJob.spec().map("jobTemplate").map("spec");
  }

  private static MapValue podSpec(KubeObject cronJob) {
    return jobSpec(cronJob).map("template").map("spec");
  }

  private static String suspend(KubeObject cronJob) {
    if (!cronJob.spec().has("suspend")) {
      return Cells.UNSET;
    }
    return cronJob.spec().bool("suspend") ? "True" : "False";
  }

  private static Cell lastSchedule(KubeObject cronJob) {
    return cronJob.status().has("lastScheduleTime")
        ? Cell.since(cronJob.status().string("lastScheduleTime"))
        : Cell.of(Cells.NONE);
  }
}
