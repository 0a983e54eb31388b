package io.quarterdeck.builtin.batch;

import io.quarterdeck.builtin.Fill;
import io.quarterdeck.builtin.pod.PodDefaults;
import io.quarterdeck.object.MapValue;

/** What jobs and cron jobs get when a client leaves it out. */
final class BatchDefaults {
  private static final long RETRIES = 6;

  private BatchDefaults() {}

  static MapValue job(MapValue root) {
    return Fill.labelsOfTemplate(root.mapAt("spec", spec -> template(jobSpec(spec))));
  }

  private static MapValue jobSpec(MapValue spec) {
    boolean single = !spec.has("completions") && !spec.has("parallelism");
    MapValue counted = single ? spec.with("completions", 1) : spec;
    String replacement = spec.has("podFailurePolicy") ? "Failed" : "TerminatingOrFailed";
    return counted
        .withDefault("parallelism", 1)
        .withDefault("backoffLimit", spec.has("backoffLimitPerIndex") ? Integer.MAX_VALUE : RETRIES)
        .withDefault("completionMode", "NonIndexed")
        .withDefault("suspend", false)
        .withDefault("podReplacementPolicy", replacement)
        .withDefault("manualSelector", false);
  }

  /** A cron job's template gets only what its pods need: the rest comes when a job is made. */
  static MapValue cronJob(MapValue root) {
    return root.mapAt(
        "spec",
        spec ->
            Fill.text(spec, "concurrencyPolicy", "Allow")
                .withDefault("suspend", false)
                .withDefault("successfulJobsHistoryLimit", 3)
                .withDefault("failedJobsHistoryLimit", 1)
                .mapAt("jobTemplate", job -> job.mapAt("spec", BatchDefaults::template)));
  }

  private static MapValue template(MapValue spec) {
    return spec.mapAt(
            "template", template -> template.with("spec", PodDefaults.spec(template.map("spec"))))
        .mapAt("podFailurePolicy", policy -> policy.mapEach("rules", BatchDefaults::rule));
  }

  private static MapValue rule(MapValue rule) {
    return rule.mapEach("onPodConditions", c -> Fill.text(c, "status", "True"));
  }
}
