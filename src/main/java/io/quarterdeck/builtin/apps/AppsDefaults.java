package io.quarterdeck.builtin.apps;

import io.quarterdeck.builtin.Fill;
import io.quarterdeck.builtin.pod.PodDefaults;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;

/** What kinds of apps get when a client leaves it out. */
final class AppsDefaults {
  private static final long REVISIONS = 10;
  private static final long PROGRESS_SECONDS = 600;

  private AppsDefaults() {}

  static MapValue deployment(MapValue root) {
    return root.mapAt("spec", spec -> template(deploymentSpec(spec)));
  }

  private static MapValue deploymentSpec(MapValue spec) {
    return spec.withDefault("replicas", 1)
        .with("strategy", deploymentStrategy(spec.map("strategy")))
        .withDefault("revisionHistoryLimit", REVISIONS)
        .withDefault("progressDeadlineSeconds", PROGRESS_SECONDS);
  }

  private static MapValue deploymentStrategy(MapValue strategy) {
    MapValue typed = Fill.text(strategy, "type", "RollingUpdate");
    return typed.string("type").equals("RollingUpdate")
        ? Fill.object(typed, "rollingUpdate")
            .mapAt(
                "rollingUpdate",
                rolling ->
                    rolling.withDefault("maxUnavailable", "25%").withDefault("maxSurge", "25%"))
        : typed;
  }

  /** How often a DaemonSet's template has changed, where a field of older versions went. */
  static final String TEMPLATE_GENERATION = "deprecated.daemonset.template.generation";

  static MapValue daemonSet(MapValue root) {
    MapValue meta = root.map("metadata");
    MapValue counted = meta.map("annotations").withDefault(TEMPLATE_GENERATION, "0");
    return root.with("metadata", meta.with("annotations", counted))
        .mapAt(
            "spec",
            spec ->
                template(
                    spec.with("updateStrategy", daemonStrategy(spec.map("updateStrategy")))
                        .withDefault("revisionHistoryLimit", REVISIONS)));
  }

  private static MapValue daemonStrategy(MapValue strategy) {
    MapValue typed = Fill.text(strategy, "type", "RollingUpdate");
    return typed.string("type").equals("RollingUpdate")
        ? Fill.object(typed, "rollingUpdate")
            .mapAt(
                "rollingUpdate",
                rolling -> rolling.withDefault("maxUnavailable", 1).withDefault("maxSurge", 0))
        : typed;
  }

  static MapValue replicaSet(MapValue root) {
    return root.mapAt("spec", spec -> template(spec.withDefault("replicas", 1)));
  }

  static MapValue statefulSet(MapValue root) {
    return root.mapAt("spec", spec -> template(statefulSpec(spec)));
  }

  private static MapValue statefulSpec(MapValue spec) {
    return Fill.object(
            Fill.text(spec, "podManagementPolicy", "OrderedReady"),
            "persistentVolumeClaimRetentionPolicy")
        .with("updateStrategy", statefulStrategy(spec.map("updateStrategy")))
        .mapAt(
            "persistentVolumeClaimRetentionPolicy",
            policy -> Fill.text(Fill.text(policy, "whenDeleted", "Retain"), "whenScaled", "Retain"))
        .withDefault("replicas", 1)
        .withDefault("revisionHistoryLimit", REVISIONS)
        .mapEach("volumeClaimTemplates", AppsDefaults::claimTemplate);
  }

  /** Partitions are only filled in where rolling updates are described, or chosen by default. */
  private static MapValue statefulStrategy(MapValue strategy) {
    MapValue typed =
        strategy.string("type").isEmpty()
            ? Fill.object(strategy.with("type", "RollingUpdate"), "rollingUpdate")
            : strategy;
    return typed.string("type").equals("RollingUpdate")
        ? typed.mapAt("rollingUpdate", rolling -> rolling.withDefault("partition", 0))
        : typed;
  }

  /** Claim templates always say what they are. */
  private static MapValue claimTemplate(MapValue claim) {
    return claim
        .with("kind", "PersistentVolumeClaim")
        .with("apiVersion", "v1")
        .with("spec", claim.map("spec").withDefault("volumeMode", Value.of("Filesystem")))
        .with("status", Fill.text(claim.map("status"), "phase", "Pending"));
  }

  private static MapValue template(MapValue spec) {
    return spec.mapAt(
        "template", template -> template.with("spec", PodDefaults.spec(template.map("spec"))));
  }
}
