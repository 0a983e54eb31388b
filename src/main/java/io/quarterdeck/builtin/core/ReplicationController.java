package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.Cells;
import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.DeletionPolicy;
import io.quarterdeck.resource.DeletionPolicy.Dependents;

/** The kind ReplicationController of the core group. */
public final class ReplicationController {
  public static final Kind KIND =
      Kind.named("ReplicationController", "replicationcontrollers")
          .deletion(DeletionPolicy.withDependents(Dependents.ORPHAN))
          .namespaced()
          .shortNames("rc")
          .categories("all")
          .select("status.replicas", rc -> Long.toString(rc.status().integer("replicas")))
          .stored("v1", "controllers")
          .strategy(new ReplicationControllerRules())
          .defaults("v1", ReplicationControllerRules::defaults)
          .scale()
          .status(new ReplicationControllerRules.OfStatus())
          .columns(columns());

  private ReplicationController() {}

  private static Table columns() {
    return Table.named()
        .number("Desired", Doc.field("spec.replicas"), o -> o.spec().integer("replicas"))
        .number("Current", Doc.field("status.replicas"), o -> o.status().integer("replicas"))
        .number(
            "Ready", Doc.field("status.readyReplicas"), o -> o.status().integer("readyReplicas"))
        .age()
        .wide("Containers", Cells.CONTAINERS, o -> Cells.containers(podSpec(o)))
        .wide("Images", Cells.IMAGES, o -> Cells.images(podSpec(o)))
        .wide("Selector", Doc.field("spec.selector"), o -> Cells.labels(o.spec().map("selector")));
  }

  private static MapValue podSpec(KubeObject object) {
    return object.spec().map("template").map("spec");
  }
}
