package io.quarterdeck.builtin.apps;

import io.quarterdeck.builtin.Cells;
import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;

/** The kind DaemonSet of apps. */
public final class DaemonSet {
  public static final Kind KIND =
      Kind.named("DaemonSet", "daemonsets")
          .namespaced()
          .shortNames("ds")
          .categories("all")
          .stored("apps/v1")
          .strategy(new DaemonSetRules())
          .defaults("v1", AppsDefaults::daemonSet)
          .status(WorkloadStatusRules.ofDaemonSet())
          .columns(columns());

  private DaemonSet() {}

  private static Table columns() {
    return Table.named()
        .number(
            "Desired",
            Doc.field("status.desiredNumberScheduled"),
            o -> o.status().integer("desiredNumberScheduled"))
        .number(
            "Current",
            Doc.field("status.currentNumberScheduled"),
            o -> o.status().integer("currentNumberScheduled"))
        .number("Ready", Doc.field("status.numberReady"), o -> o.status().integer("numberReady"))
        .number(
            "Up-to-date",
            Doc.field("status.updatedNumberScheduled"),
            o -> o.status().integer("updatedNumberScheduled"))
        .number(
            "Available",
            Doc.field("status.numberAvailable"),
            o -> o.status().integer("numberAvailable"))
        .text(
            "Node Selector",
            Doc.field("spec.template.spec.nodeSelector"),
            o -> Cells.labels(podSpec(o).map("nodeSelector")))
        .age()
        .wide("Containers", Cells.CONTAINERS, o -> Cells.containers(podSpec(o)))
        .wide("Images", Cells.IMAGES, o -> Cells.images(podSpec(o)))
        .wide(
            "Selector",
            Doc.of(
                "A label query over pods that are managed by the daemon set. Must match in order to"
                    + " be controlled. It must match the pod template's labels. More info:"
                    + " https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors"),
            o -> Cells.selector(o.spec().map("selector")));
  }

  private static MapValue podSpec(KubeObject object) {
    return object.spec().map("template").map("spec");
  }
}
