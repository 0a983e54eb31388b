package io.quarterdeck.builtin.apps;

import io.quarterdeck.builtin.Cells;
import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;

/** The kind ReplicaSet of apps. */
public final class ReplicaSet {
  public static final Kind KIND =
      Kind.named("ReplicaSet", "replicasets")
          .namespaced()
          .shortNames("rs")
          .categories("all")
          .stored("apps/v1")
          .strategy(new ReplicaSetRules())
          .defaults("v1", AppsDefaults::replicaSet)
          .scale()
          .status(WorkloadStatusRules.ofReplicaSet())
          .columns(columns());

  private ReplicaSet() {}

  private static Table columns() {
    return Table.named()
        .number("Desired", Doc.field("spec.replicas"), o -> o.spec().integer("replicas"))
        .number("Current", Doc.field("status.replicas"), o -> o.status().integer("replicas"))
        .number(
            "Ready", Doc.field("status.readyReplicas"), o -> o.status().integer("readyReplicas"))
        .age()
        .wide("Containers", Cells.CONTAINERS, o -> Cells.containers(podSpec(o)))
        .wide("Images", Cells.IMAGES, o -> Cells.images(podSpec(o)))
        .wide(
            "Selector",
            Doc.of(
                "Selector is a label query over pods that should match the replica count. Label"
                    + " keys and values that must match in order to be controlled by this replica"
                    + " set. It must match the pod template's labels. More info:"
                    + " https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors"),
            o -> Cells.selector(o.spec().map("selector")));
  }

  private static MapValue podSpec(KubeObject object) {
    return object.spec().map("template").map("spec");
  }
}
