package io.quarterdeck.builtin.apps;

import io.quarterdeck.builtin.Cells;
import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;

/** The kind StatefulSet of apps. */
public final class StatefulSet {
  public static final Kind KIND =
      Kind.named("StatefulSet", "statefulsets")
          .namespaced()
          .shortNames("sts")
          .categories("all")
          .stored("apps/v1")
          .strategy(new StatefulSetRules())
          .defaults("v1", AppsDefaults::statefulSet)
          .scale()
          .status(WorkloadStatusRules.ofStatefulSet())
          .columns(columns());

  private StatefulSet() {}

  private static Table columns() {
    return Table.named()
        .text("Ready", Doc.of("Number of the pod with ready state"), StatefulSet::ready)
        .age()
        .wide("Containers", Cells.CONTAINERS, o -> Cells.containers(podSpec(o)))
        .wide("Images", Cells.IMAGES, o -> Cells.images(podSpec(o)));
  }

  private static MapValue podSpec(KubeObject object) {
    return object.spec().map("template").map("spec");
  }

  private static String ready(KubeObject set) {
    return set.status().integer("readyReplicas") + "/" + set.spec().integer("replicas");
  }
}
