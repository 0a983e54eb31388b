package io.quarterdeck.builtin.batch;

import io.quarterdeck.builtin.pod.PodTemplateRules;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.rules.Chars;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.DomainPath;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules of what a job does, for jobs and for the templates of jobs; selectors are not among
 * them.
 */
final class JobSpecRules {
  private static final Choices MODES = Choices.inOrder("NonIndexed", "Indexed");
  private static final Choices REPLACEMENTS = Choices.of("Failed", "TerminatingOrFailed");
  private static final Choices FAILED = Choices.of("Failed");
  private static final Choices RESTARTS = Choices.inOrder("OnFailure", "Never");
  private static final List<String> COUNTS =
      List.of(
          "parallelism",
          "completions",
          "activeDeadlineSeconds",
          "backoffLimit",
          "ttlSecondsAfterFinished",
          "backoffLimitPerIndex",
          "maxFailedIndexes");
  private static final String PER_INDEX = "backoffLimitPerIndex";
  private static final String MAX_FAILED = "maxFailedIndexes";
  private static final String NOT_INDEXED = "requires indexed completion mode";
  private static final int MANAGED_BY_MAX = 63;
  private static final long MANY = 100_000; // KEP-3850: keeps the lists of indexes below 1 MiB
  private static final long FEWER = 10_000;
  private static final String NOT_TRACKED =
      ": In Indexed Jobs with a number of completions higher than 10^5 and a parallelism higher"
          + " than 10^4, Kubernetes might not be able to track completedIndexes when a big number"
          + " of indexes fail";

  private JobSpecRules() {}

  /**
   * Checks a job's spec.
   *
   * @param oldTemplate the old object's pod template; empty on create
   */
  static void check(Fields spec, MapValue oldTemplate) {
    COUNTS.forEach(spec::nonNegative);
    if (spec.has(MAX_FAILED)) {
      if (!spec.has(PER_INDEX)) {
        spec.required(PER_INDEX, "when maxFailedIndexes is specified");
      }
    }
    checkManagedBy(spec);
    checkMode(spec);
    checkPolicies(spec);
    PodTemplateRules.check(spec.in("template"), oldTemplate);
    checkRestarts(spec);
  }

  static boolean isIndexed(MapValue spec) {
    return spec.string("completionMode").equals("Indexed");
  }

  private static void checkManagedBy(Fields spec) {
    if (!spec.has("managedBy")) {
      return;
    }
    DomainPath.required(spec, "managedBy");
    if (Chars.length(spec.string("managedBy")) > MANAGED_BY_MAX) {
      spec.errors().tooLong(spec.at("managedBy"), MANAGED_BY_MAX);
    }
  }

  private static void checkMode(Fields spec) {
    if (spec.has("completionMode") && !MODES.has(spec.string("completionMode"))) {
      spec.notSupported("completionMode", spec.value("completionMode"), MODES);
    } else if (isIndexed(spec.map())) {
      checkIndexed(spec);
    } else {
      for (String field : List.of(PER_INDEX, MAX_FAILED)) {
        if (spec.has(field)) {
          spec.invalid(field, NOT_INDEXED);
        }
      }
    }
  }

  private static void checkIndexed(Fields spec) {
    boolean counted = spec.has("completions");
    if (!counted) {
      spec.required("completions", "when completion mode is Indexed");
    }
    atMost(spec, "parallelism", MANY, " when completion mode is Indexed");
    if (counted && spec.has(MAX_FAILED) && spec.integer(MAX_FAILED) > spec.integer("completions")) {
      spec.invalid(MAX_FAILED, "must be less than or equal to completions");
    }
    atMost(spec, MAX_FAILED, MANY, "");
    if (spec.integer("completions") > MANY && spec.has(PER_INDEX)) {
      if (!spec.has(MAX_FAILED)) {
        spec.required(MAX_FAILED, "must be specified when completions is above " + MANY);
      }
      String when =
          " when completions are above " + MANY + " and used with backoff limit per index";
      atMost(spec, "parallelism", FEWER, when);
      atMost(spec, MAX_FAILED, FEWER, when);
    }
  }

  private static void atMost(Fields spec, String field, long max, String when) {
    if (spec.integer(field) > max) {
      spec.invalid(field, "must be less than or equal to " + max + when);
    }
  }

  private static void checkPolicies(Fields spec) {
    boolean policy = spec.has("podFailurePolicy");
    if (policy) {
      PodFailurePolicyRules.check(spec);
    }
    if (spec.has("successPolicy")) {
      if (isIndexed(spec.map())) {
        SuccessPolicyRules.check(spec);
      } else {
        spec.invalid(
            "successPolicy",
            SuccessPolicyRules.STRUCT.show(spec.map("successPolicy")),
            NOT_INDEXED);
      }
    }
    spec.oneOfIfSet("podReplacementPolicy", policy ? FAILED : REPLACEMENTS);
  }

  private static void checkRestarts(Fields spec) {
    Fields pod = spec.in("template").in("spec");
    String restarts = pod.string("restartPolicy");
    if (restarts.isEmpty() || restarts.equals("Always")) {
      pod.errors().required(pod.at("restartPolicy"), "valid values: \"OnFailure\", \"Never\"");
    } else if (!RESTARTS.has(restarts)) {
      pod.notSupported("restartPolicy", Value.of(restarts), RESTARTS);
    } else if (spec.has("podFailurePolicy") && !restarts.equals("Never")) {
      pod.invalid(
          "restartPolicy", "only \"Never\" is supported when podFailurePolicy is specified");
    }
  }

  static List<String> nameWarning(KubeObject object) {
    List<String> wrong = Formats.DNS_LABEL.check(object.meta().name());
    return wrong.isEmpty()
        ? List.of()
        : List.of(
            "metadata.name: this is used in Pod names and hostnames, which can result in surprising"
                + " behavior; a DNS label is recommended: ["
                + String.join(" ", wrong)
                + "]");
  }

  /** Returns what a client should hear of a job's spec that is right. */
  static List<String> warnings(Fields spec) {
    List<String> warnings = new ArrayList<>();
    boolean many = spec.integer("completions") > MANY && spec.integer("parallelism") > FEWER;
    if (many && isIndexed(spec.map())) {
      warnings.add(spec.path() + NOT_TRACKED);
    }
    warnings.addAll(PodTemplateRules.warnings(spec.in("template")));
    return warnings;
  }
}
