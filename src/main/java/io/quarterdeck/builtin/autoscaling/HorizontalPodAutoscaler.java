package io.quarterdeck.builtin.autoscaling;

import io.quarterdeck.builtin.Kind;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.resource.Cell;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Cells;
import io.quarterdeck.resource.Strategy;

/** The kind HorizontalPodAutoscaler of autoscaling. */
public final class HorizontalPodAutoscaler {
  public static final Kind KIND =
      Kind.named("HorizontalPodAutoscaler", "horizontalpodautoscalers")
          .namespaced()
          .shortNames("hpa")
          .categories("all")
          .stored("autoscaling/v2")
          .status(Strategy.NONE).columns(columns());

  private HorizontalPodAutoscaler() {}

  private static Table columns() {
    return Table.named().text("Reference", Doc.field("spec.scaleTargetRef"), HorizontalPodAutoscaler::reference).text("Targets", Doc.field("spec.metrics"), MetricTargets::text).text("MinPods", Doc.field("spec.minReplicas"), o -> o.spec().get("minReplicas").map(Cells::plain).orElse(Cells.UNSET)).cell("MaxPods", Doc.field("spec.maxReplicas"), o -> Cell.of(o.spec().integer("maxReplicas"))).cell("Replicas", Doc.field("status.currentReplicas"), o -> Cell.of(o.status().integer("currentReplicas"))).age();
  }

  private static String reference(KubeObject autoscaler) {
    MapValue target = autoscaler.spec().map("scaleTargetRef");
    return target.string("kind") + "/" + target.string("name");
  }
}
