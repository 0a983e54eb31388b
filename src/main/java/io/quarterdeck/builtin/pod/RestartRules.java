package io.quarterdeck.builtin.pod;

import io.quarterdeck.object.Value;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import java.util.HashSet;
import java.util.Set;

/**
 * The rules of restarts of single containers: after an exit (KEP-5307, KEP-5532) and on a resize
 * (KEP-1287).
 */
final class RestartRules {
  private static final Choices POLICIES = Choices.of("Always", "Never", "OnFailure");
  private static final Choices ACTIONS = Choices.of("Restart", "RestartAllContainers");
  private static final Choices OPERATORS = Choices.of("In", "NotIn");
  private static final Choices RESIZABLE = Choices.of("cpu", "memory");
  private static final Choices RESIZE_POLICIES = Choices.of("NotRequired", "RestartContainer");
  private static final int RULES_MAX = 20;
  private static final int EXIT_CODES_MAX = 255;

  private RestartRules() {}

  static void check(Fields container) {
    int rules = container.list("restartPolicyRules").size();
    if (!container.has("restartPolicy")) {
      if (rules == 0) {
        return;
      }
      container.required("restartPolicy", "must specify restartPolicy when restart rules are used");
    } else {
      container.oneOf("restartPolicy", POLICIES);
    }
    if (rules > RULES_MAX) {
      container.errors().tooMany(container.at("restartPolicyRules"), rules, RULES_MAX);
    }
    for (Fields rule : container.each("restartPolicyRules")) {
      checkRule(rule);
    }
  }

  private static void checkRule(Fields rule) {
    rule.oneOf("action", ACTIONS);
    if (!rule.has("exitCodes")) {
      rule.errors().required(rule.at("exitCodes"), "must be specified");
      return;
    }
    Fields codes = rule.in("exitCodes");
    codes.oneOf("operator", OPERATORS);
    int values = codes.list("values").size();
    if (values > EXIT_CODES_MAX) {
      codes.errors().tooMany(codes.at("values"), values, EXIT_CODES_MAX);
    }
  }

  /** As {@link #check}; an init container without a policy may have no rules. */
  static void checkInit(Fields container) {
    if (container.has("restartPolicy")) {
      check(container);
    } else if (!container.isEmpty("restartPolicyRules")) {
      container.required("restartPolicy", "must specify restartPolicy when restart rules are used");
    }
  }

  /** Checks what a resize does to the container; upstream reports most of it at the list. */
  static void checkResize(Fields container, PodScope scope) {
    if (container.isEmpty("resizePolicy")) {
      return;
    }
    Set<String> seen = new HashSet<>();
    boolean never = scope.spec.string("restartPolicy").equals("Never");
    for (int i = 0; i < container.list("resizePolicy").size(); i++) {
      Fields policy = container.item("resizePolicy", i);
      String resource = policy.string("resourceName");
      if (!seen.add(resource)) {
        policy.errors().duplicate(policy.path(), Value.of(resource));
      }
      checkChoice(container, resource, RESIZABLE);
      String restart = policy.string("restartPolicy");
      checkChoice(container, restart, RESIZE_POLICIES);
      if (never && !restart.equals("NotRequired")) {
        container.invalid(
            "resizePolicy",
            Value.of(restart),
            "must be 'NotRequired' when pod `restartPolicy` is 'Never'");
      }
    }
  }

  private static void checkChoice(Fields container, String value, Choices choices) {
    if (value.isEmpty()) {
      container.errors().required(container.at("resizePolicy"), "");
    } else if (!choices.has(value)) {
      container.notSupported("resizePolicy", Value.of(value), choices);
    }
  }
}
