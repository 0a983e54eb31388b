package io.quarterdeck.builtin.autoscaling;

import io.quarterdeck.builtin.Cells;
import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.Cell;

/** The kind HorizontalPodAutoscaler of autoscaling. */
public final class HorizontalPodAutoscaler {
  public static final Kind KIND =
      Kind.named("HorizontalPodAutoscaler", "horizontalpodautoscalers")
          .namespaced()
          .shortNames("hpa")
          .categories("all")
          .stored("autoscaling/v2")
          .defaults("v1", AutoscalingDefaults::v1)
          .defaults("v2", AutoscalingDefaults::v2)
          .strategy(new HorizontalPodAutoscalerRules())
          .status(new HorizontalPodAutoscalerRules.OfStatus())
          .converts("v1", new FirstConversion())
          .columns(columns());

  private HorizontalPodAutoscaler() {}

  private static Table columns() {
    return Table.named()
        .text(
            "Reference",
            Doc.of(
                "scaleTargetRef points to the target resource to scale, and is used to the pods for"
                    + " which metrics should be collected, as well as to actually change the"
                    + " replica count."),
            HorizontalPodAutoscaler::reference)
        .text(
            "Targets",
            Doc.of(
                "metrics contains the specifications for which to use to calculate the desired"
                    + " replica count (the maximum replica count across all metrics will be used). "
                    + " The desired replica count is calculated multiplying the ratio between the"
                    + " target value and the current value by the current number of pods.  Ergo,"
                    + " metrics used must decrease as the pod count is increased, and vice-versa. "
                    + " See the individual metric source types for more information about how each"
                    + " type of metric must respond. If not set, the default metric will be set to"
                    + " 80% average CPU utilization."),
            MetricTargets::text)
        .text(
            "MinPods",
            Doc.of(
                "minReplicas is the lower limit for the number of replicas to which the autoscaler"
                    + " can scale down.  It defaults to 1 pod.  minReplicas is allowed to be 0 if"
                    + " the alpha feature gate HPAScaleToZero is enabled and at least one Object or"
                    + " External metric is configured.  Scaling is active as long as at least one"
                    + " metric value is available."),
            o -> o.spec().get("minReplicas").map(Cells::plain).orElse(Cells.UNSET))
        .cell(
            "MaxPods", Doc.field("spec.maxReplicas"), o -> Cell.of(o.spec().integer("maxReplicas")))
        .cell(
            "Replicas",
            Doc.field("status.currentReplicas"),
            o -> Cell.of(o.status().integer("currentReplicas")))
        .age();
  }

  private static String reference(KubeObject autoscaler) {
    MapValue target = autoscaler.spec().map("scaleTargetRef");
    return target.string("kind") + "/" + target.string("name");
  }
}
