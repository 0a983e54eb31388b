package io.quarterdeck.builtin.autoscaling;

import io.quarterdeck.builtin.Fill;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import java.util.List;

/** What a HorizontalPodAutoscaler gets when a client leaves it out. */
final class AutoscalingDefaults {
  private static final long CPU_UTILIZATION = 80;
  private static final ListValue UP_POLICIES =
      ListValue.of(policy("Pods", 4), policy("Percent", 100));
  private static final ListValue DOWN_POLICIES = ListValue.of(policy("Percent", 100));

  private AutoscalingDefaults() {}

  private static MapValue policy(String type, long value) {
    return MapValue.of(
        "type", Value.of(type), "value", Value.of(value), "periodSeconds", Value.of(15));
  }

  static MapValue v1(MapValue root) {
    return root.mapAt("spec", spec -> spec.withDefault("minReplicas", 1));
  }

  static MapValue v2(MapValue root) {
    return root.mapAt("metadata", FirstConversion::withoutFields)
        .mapAt(
            "spec",
            spec ->
                Fill.list(spec.withDefault("minReplicas", 1), "metrics", ListValue.of(cpu()))
                    .mapAt("behavior", AutoscalingDefaults::behavior));
  }

  private static MapValue cpu() {
    MapValue target =
        MapValue.of(
            "type", Value.of("Utilization"), "averageUtilization", Value.of(CPU_UTILIZATION));
    return MapValue.of(
        "type",
        Value.of("Resource"),
        "resource",
        MapValue.of("name", Value.of("cpu"), "target", target));
  }

  /**
   * Fills a behavior that came in an annotation. Upstream does so when it reads what it stored,
   * after it was checked: what lacks policies is left to the check, which refuses it.
   */
  static MapValue checkedBehavior(MapValue behavior) {
    MapValue filled = behavior(behavior);
    for (String direction : List.of("scaleUp", "scaleDown")) {
      MapValue rules = behavior.map(direction);
      if (behavior.has(direction) && !rules.has("policies")) {
        filled = filled.with(direction, rules);
      }
    }
    return filled;
  }

  private static MapValue behavior(MapValue behavior) {
    MapValue up = behavior.map("scaleUp").withDefault("stabilizationWindowSeconds", 0);
    return behavior
        .with("scaleUp", rules(up, UP_POLICIES))
        .with("scaleDown", rules(behavior.map("scaleDown"), DOWN_POLICIES));
  }

  private static MapValue rules(MapValue rules, ListValue policies) {
    return rules.withDefault("selectPolicy", "Max").withDefault("policies", policies);
  }
}
