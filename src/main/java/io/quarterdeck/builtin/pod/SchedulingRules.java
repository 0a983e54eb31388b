package io.quarterdeck.builtin.pod;

import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.Labels;
import io.quarterdeck.rules.Selectors;
import io.quarterdeck.status.GoText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules of what else the scheduler looks at: tolerations, gates, spread constraints. */
public final class SchedulingRules {
  private static final Choices EFFECTS =
      Choices.inOrder("NoSchedule", "PreferNoSchedule", "NoExecute");
  private static final Choices OPERATORS = Choices.inOrder("Equal", "Exists");
  private static final Choices ALL_OPERATORS = Choices.inOrder("Equal", "Exists", "Lt", "Gt");
  private static final Choices ACTIONS = Choices.of("DoNotSchedule", "ScheduleAnyway");
  private static final Choices INCLUSION = Choices.of("Honor", "Ignore");

  private SchedulingRules() {}

  // ---- tolerations

  /**
   * Checks the tolerations in the field {@code tolerations}.
   *
   * @param compares whether the operators of KEP-5471 pass, because the old object has one
   */
  public static void checkTolerations(Fields parent, boolean compares) {
    for (int i = 0; i < parent.list("tolerations").size(); i++) {
      checkToleration(parent.item("tolerations", i), compares);
    }
  }

  static void checkToleration(Fields toleration, boolean compares) {
    String operator = toleration.string("operator");
    boolean keyed = !toleration.isEmpty("key");
    toleration.ifSet("key", Formats.LABEL_KEY);
    if (!keyed && !operator.equals("Exists")) {
      toleration.invalid(
          "operator",
          Value.of(operator),
          "operator must be Exists when `key` is empty, which means \"match all values and all"
              + " keys\"");
    }
    String effect = toleration.string("effect");
    if (toleration.has("tolerationSeconds") && !effect.equals("NoExecute")) {
      toleration.invalid(
          "effect", Value.of(effect), "effect must be 'NoExecute' when `tolerationSeconds` is set");
    }
    checkOperator(toleration, operator, compares);
    if (!effect.isEmpty()) {
      toleration.oneOf("effect", EFFECTS);
    }
  }

  private static void checkOperator(Fields toleration, String operator, boolean compares) {
    String value = toleration.string("value");
    switch (operator) {
      case "Equal", "" -> {
        List<String> wrong = Formats.LABEL_VALUE.check(value);
        if (!wrong.isEmpty()) {
          toleration.invalid("operator", value, String.join(";", wrong));
        }
      }
      case "Exists" -> {
        if (!value.isEmpty()) {
          toleration.invalid("operator", value, "value must be empty when `operator` is 'Exists'");
        }
      }
      case "Lt", "Gt" -> {
        if (compares) {
          checkNumber(toleration, value);
        } else {
          toleration.notSupported("operator", Value.of(operator), ALL_OPERATORS);
        }
      }
      default -> toleration.notSupported("operator", Value.of(operator), OPERATORS);
    }
  }

  private static void checkNumber(Fields toleration, String value) {
    toleration.form("value", Formats.DECIMAL_INTEGER);
    try {
      Long.parseLong(value);
    } catch (NumberFormatException e) {
      boolean number = Formats.DECIMAL_INTEGER.accepts(value);
      toleration.invalid(
          "value",
          value,
          "strconv.ParseInt: parsing "
              + GoText.quote(value)
              + (number ? ": value out of range" : ": invalid syntax"));
    }
  }

  /** The effect of a taint or toleration. */
  public static void checkEffect(Fields taint) {
    taint.requiredOneOf("effect", EFFECTS);
  }

  // ---- gates (KEP-3521)

  static void checkGates(Fields spec) {
    int size = spec.list("schedulingGates").size();
    if (size == 0) {
      return;
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < size; i++) {
      Fields gate = spec.item("schedulingGates", i);
      String name = gate.string("name");
      if (!Formats.LABEL_KEY.accepts(name)) {
        Labels.checkKey(name, gate.path(), gate.errors());
      }
      if (!seen.add(name)) {
        gate.errors().duplicate(gate.path(), name);
      }
    }
  }

  static void checkReadinessGates(Fields spec) {
    for (Fields gate : spec.each("readinessGates")) {
      gate.form("conditionType", Formats.LABEL_KEY);
    }
  }

  // ---- spread constraints (KEP-895)

  static void checkSpread(Fields spec, PodScope scope) {
    int size = spec.list("topologySpreadConstraints").size();
    for (int i = 0; i < size; i++) {
      Fields constraint = spec.item("topologySpreadConstraints", i);
      constraint.positive("maxSkew");
      constraint.required("topologyKey", "can not be empty");
      constraint.oneOf("whenUnsatisfiable", ACTIONS);
      checkNotRepeated(spec, constraint, i);
      checkMinDomains(constraint);
      constraint.oneOfIfSet("nodeAffinityPolicy", INCLUSION);
      constraint.oneOfIfSet("nodeTaintsPolicy", INCLUSION);
      if (!constraint.isEmpty("matchLabelKeys")) {
        if (scope.old.mayRepeatSpreadKeys()) {
          checkLegacyKeys(constraint);
        } else {
          AffinityRules.checkMatchLabelKeys(constraint);
        }
      }
      checkSelector(constraint, scope);
    }
  }

  private static void checkSelector(Fields constraint, PodScope scope) {
    if (constraint.has("labelSelector") && !scope.old.mayHaveInvalidSpreadSelector()) {
      Selectors.check(constraint.in("labelSelector"), false);
    }
  }

  private static void checkNotRepeated(Fields spec, Fields constraint, int index) {
    String key = constraint.string("topologyKey");
    String action = constraint.string("whenUnsatisfiable");
    for (int i = index + 1; i < spec.list("topologySpreadConstraints").size(); i++) {
      MapValue other = spec.list("topologySpreadConstraints").map(i);
      if (other.string("topologyKey").equals(key)
          && other.string("whenUnsatisfiable").equals(action)) {
        constraint.duplicate("{topologyKey, whenUnsatisfiable}", "{" + key + ", " + action + "}");
        return;
      }
    }
  }

  private static void checkMinDomains(Fields constraint) {
    if (!constraint.has("minDomains")) {
      return;
    }
    constraint.positive("minDomains");
    String action = constraint.string("whenUnsatisfiable");
    if (!action.equals("DoNotSchedule")) {
      constraint.invalid(
          "minDomains",
          "can only use minDomains if whenUnsatisfiable=DoNotSchedule, not " + action);
    }
  }

  /** How keys were checked before v1.34: none of them may stand in the selector at all. */
  private static void checkLegacyKeys(Fields constraint) {
    MapValue selector = constraint.map("labelSelector");
    Set<String> selected = new HashSet<>(selector.map("matchLabels").keys());
    for (MapValue expression : selector.list("matchExpressions").maps()) {
      selected.add(expression.string("key"));
    }
    if (!constraint.has("labelSelector")) {
      constraint.forbidden("matchLabelKeys", "must not be specified when labelSelector is not set");
    }
    for (int i = 0; i < constraint.list("matchLabelKeys").size(); i++) {
      String key = constraint.list("matchLabelKeys").string(i);
      Labels.checkKey(key, constraint.at("matchLabelKeys").index(i), constraint.errors());
      if (selected.contains(key)) {
        constraint
            .errors()
            .invalid(
                constraint.at("matchLabelKeys").index(i),
                key,
                "exists in both matchLabelKeys and labelSelector");
      }
    }
  }
}
