package io.quarterdeck.builtin.extensions;

import io.quarterdeck.builtin.Fill;
import io.quarterdeck.builtin.pod.PodDefaults;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;

/**
 * What the kinds of the former group extensions get when a client leaves it out, which is not what
 * their successors get: a selector from the template, other strategies, no limits.
 */
final class ExtensionsDefaults {
  private static final long DAEMON_REVISIONS = 10;

  private ExtensionsDefaults() {}

  static MapValue deployment(MapValue root) {
    return workload(
        root,
        spec ->
            spec.withDefault("replicas", 1)
                .with("strategy", deploymentStrategy(spec.map("strategy")))
                .withDefault("progressDeadlineSeconds", Integer.MAX_VALUE)
                .withDefault("revisionHistoryLimit", Integer.MAX_VALUE));
  }

  private static MapValue deploymentStrategy(MapValue strategy) {
    MapValue typed = Fill.text(strategy, "type", "RollingUpdate");
    boolean rolls = typed.string("type").equals("RollingUpdate") || typed.has("rollingUpdate");
    return rolls ? rolling(typed, 1) : typed;
  }

  static MapValue daemonSet(MapValue root) {
    return workload(
        root,
        spec -> {
          MapValue strategy = Fill.text(spec.map("updateStrategy"), "type", "OnDelete");
          boolean rolls = strategy.string("type").equals("RollingUpdate");
          return spec.with("updateStrategy", rolls ? rolling(strategy, 0) : strategy)
              .withDefault("revisionHistoryLimit", DAEMON_REVISIONS);
        });
  }

  private static MapValue rolling(MapValue strategy, long surge) {
    return Fill.object(strategy, "rollingUpdate")
        .mapAt(
            "rollingUpdate",
            r -> r.withDefault("maxUnavailable", 1).withDefault("maxSurge", surge));
  }

  static MapValue replicaSet(MapValue root) {
    return workload(root, spec -> spec.withDefault("replicas", 1));
  }

  private static MapValue workload(MapValue root, java.util.function.UnaryOperator<MapValue> fill) {
    MapValue filled = root.mapAt("spec", spec -> template(fill.apply(withSelector(spec))));
    return Fill.labelsOfTemplate(filled);
  }

  private static MapValue withSelector(MapValue spec) {
    MapValue labels = spec.map("template").map("metadata").map("labels");
    return labels.isEmpty()
        ? spec
        : spec.withDefault("selector", MapValue.of("matchLabels", labels));
  }

  private static MapValue template(MapValue spec) {
    return spec.mapAt(
        "template", template -> template.with("spec", PodDefaults.spec(template.map("spec"))));
  }

  static MapValue ingress(MapValue root) {
    return root.mapAt("spec", spec -> spec.mapEach("rules", ExtensionsDefaults::rule));
  }

  private static MapValue rule(MapValue rule) {
    return rule.mapAt(
        "http",
        http ->
            http.mapEach(
                "paths", path -> path.withDefault("pathType", Value.of("ImplementationSpecific"))));
  }
}
