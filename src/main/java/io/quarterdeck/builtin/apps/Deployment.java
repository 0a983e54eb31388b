package io.quarterdeck.builtin.apps;

import io.quarterdeck.builtin.Cells;
import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.Cell;

/** The kind Deployment of apps. */
public final class Deployment {
  public static final Kind KIND =
      Kind.named("Deployment", "deployments")
          .namespaced()
          .shortNames("deploy")
          .categories("all")
          .stored("apps/v1")
          .strategy(new DeploymentRules())
          .defaults("v1", AppsDefaults::deployment)
          .scale()
          .status(WorkloadStatusRules.ofDeployment())
          .columns(columns());

  private Deployment() {}

  private static Table columns() {
    return Table.named()
        .text("Ready", Doc.of("Number of the pod with ready state"), Deployment::ready)
        .cell(
            "Up-to-date",
            Doc.field("status.updatedReplicas"),
            o -> Cell.of(o.status().integer("updatedReplicas")))
        .cell(
            "Available",
            Doc.field("status.availableReplicas"),
            o -> Cell.of(o.status().integer("availableReplicas")))
        .age()
        .wide("Containers", Cells.CONTAINERS, o -> Cells.containers(podSpec(o)))
        .wide("Images", Cells.IMAGES, o -> Cells.images(podSpec(o)))
        .wide(
            "Selector",
            Doc.of(
                "Label selector for pods. Existing ReplicaSets whose pods are selected by this will"
                    + " be the ones affected by this deployment. It must match the pod template's"
                    + " labels."),
            o -> Cells.selectorText(o.spec().map("selector"), "<invalid>"));
  }

  private static MapValue podSpec(KubeObject object) {
    return object.spec().map("template").map("spec");
  }

  private static String ready(KubeObject deployment) {
    return deployment.status().integer("readyReplicas")
        + "/"
        + deployment.spec().integer("replicas");
  }
}
