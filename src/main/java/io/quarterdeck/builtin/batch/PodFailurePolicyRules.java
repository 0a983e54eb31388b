package io.quarterdeck.builtin.batch;

import io.quarterdeck.object.IntValue;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.GoStruct;
import java.util.HashSet;
import java.util.Set;

/** Checks what a job says to do when a pod fails in this or that way (KEP-3329). */
final class PodFailurePolicyRules {
  static final GoStruct STRUCT =
      GoStruct.of("Rules[]")
          .with(
              "Rules",
              GoStruct.of("Action OnExitCodes* OnPodConditions[]")
                  .with("OnExitCodes", GoStruct.of("ContainerName* Operator Values[]"))
                  .with("OnPodConditions", GoStruct.of("Type Status")));

  private static final Choices ACTIONS = Choices.of("Count", "FailIndex", "FailJob", "Ignore");
  private static final Choices OPERATORS = Choices.of("In", "NotIn");
  private static final Choices STATUSES = Choices.of("False", "True", "Unknown");
  private static final int RULES_MAX = 20;
  private static final int CODES_MAX = 255;
  private static final int PATTERNS_MAX = 20;

  private PodFailurePolicyRules() {}

  /** Checks the policy of a job's spec. */
  static void check(Fields spec) {
    Fields policy = spec.in("podFailurePolicy");
    notTooMany(policy, "rules", RULES_MAX);
    Set<String> containers = containers(spec.map("template").map("spec"));
    for (Fields rule : policy.each("rules")) {
      checkRule(rule, spec.has("backoffLimitPerIndex"), containers);
    }
  }

  static void notTooMany(Fields fields, String name, int max) {
    int size = fields.list(name).size();
    if (size > max) {
      fields.errors().tooMany(fields.at(name), size, max);
    }
  }

  private static Set<String> containers(MapValue pod) {
    Set<String> names = new HashSet<>();
    pod.list("containers").maps().forEach(c -> names.add(c.string("name")));
    pod.list("initContainers").maps().forEach(c -> names.add(c.string("name")));
    return names;
  }

  private static void checkRule(Fields rule, boolean perIndex, Set<String> containers) {
    if (rule.string("action").equals("FailIndex")) {
      if (!perIndex) {
        rule.invalid("action", "requires the backoffLimitPerIndex to be set");
      }
    } else {
      oneOf(rule, "action", ACTIONS);
    }
    boolean codes = rule.has("onExitCodes");
    boolean conditions = !rule.isEmpty("onPodConditions");
    if (codes) {
      checkCodes(rule.in("onExitCodes"), containers);
    }
    checkConditions(rule);
    if (codes && conditions) {
      wrong(rule, "specifying both OnExitCodes and OnPodConditions is not supported");
    } else if (!codes && !conditions) {
      wrong(rule, "specifying one of OnExitCodes and OnPodConditions is required");
    }
  }

  private static void wrong(Fields rule, String detail) {
    rule.errors().invalidOmitted(rule.path(), detail);
  }

  private static void oneOf(Fields fields, String name, Choices choices) {
    String quoted = "[\"" + String.join("\" \"", choices.values()) + "\"]";
    if (fields.required(name, "valid values: " + quoted)) {
      fields.oneOf(name, choices);
    }
  }

  private static void checkConditions(Fields rule) {
    notTooMany(rule, "onPodConditions", PATTERNS_MAX);
    for (Fields pattern : rule.each("onPodConditions")) {
      pattern.form("type", Formats.LABEL_KEY);
      oneOf(pattern, "status", STATUSES);
    }
  }

  private static void checkCodes(Fields codes, Set<String> containers) {
    oneOf(codes, "operator", OPERATORS);
    if (codes.has("containerName") && !containers.contains(codes.string("containerName"))) {
      codes.invalid(
          "containerName",
          "must be one of the container or initContainer names in the pod template");
    }
    if (codes.isEmpty("values")) {
      codes.invalid("values", codes.value("values"), "at least one value is required");
    }
    notTooMany(codes, "values", CODES_MAX);
    checkValues(codes, codes.list("values"));
  }

  private static void checkValues(Fields codes, ListValue values) {
    boolean onlyFailures = codes.string("operator").equals("In");
    boolean ordered = true;
    Set<Long> seen = new HashSet<>();
    long previous = Long.MIN_VALUE;
    for (int i = 0; i < values.size(); i++) {
      long code = values.get(i) instanceof IntValue n ? n.value() : 0;
      if (onlyFailures && code == 0) {
        codes
            .errors()
            .invalid(codes.at("values").index(i), code, "must not be 0 for the In operator");
      }
      if (!seen.add(code)) {
        codes.errors().duplicate(codes.at("values").index(i), Value.of(code));
      }
      ordered &= previous <= code;
      previous = code;
    }
    if (!ordered) {
      codes.invalid("values", values, "must be ordered");
    }
  }
}
