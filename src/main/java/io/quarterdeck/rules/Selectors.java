package io.quarterdeck.rules;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.StringValue;
import io.quarterdeck.object.Value;

/** Checks and applies selectors over labels as objects hold them ({@code metav1.LabelSelector}). */
public final class Selectors {
  private Selectors() {}

  /**
   * Checks a label selector.
   *
   * @param anyValues whether values that are no label values are let pass, because the old object
   *     had some
   */
  public static void check(Fields selector, boolean anyValues) {
    Labels.check(selector, "matchLabels");
    for (Fields requirement : selector.each("matchExpressions")) {
      checkRequirement(requirement, anyValues);
    }
  }

  private static void checkRequirement(Fields requirement, boolean anyValues) {
    if (!checkValueCount(requirement)) {
      Value operator = Value.of(requirement.string("operator"));
      requirement.invalid("operator", operator, "not a valid selector operator");
    }
    requirement.form("key", Formats.LABEL_KEY);
    if (!anyValues) {
      requirement.eachForm("values", Formats.LABEL_VALUE);
    }
  }

  /**
   * Checks that a requirement has values if its operator wants some, and only then.
   *
   * @return whether the operator is known
   */
  public static boolean checkValueCount(Fields requirement) {
    switch (requirement.string("operator")) {
      case "In", "NotIn" ->
          requirement.required("values", "must be specified when `operator` is 'In' or 'NotIn'");
      case "Exists", "DoesNotExist" -> {
        if (!requirement.isEmpty("values")) {
          requirement.forbidden(
              "values", "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Checks the label key of a requirement and the label values that it compares with. */
  public static void checkKeyAndValues(Fields requirement) {
    requirement.form("key", Formats.LABEL_KEY);
    requirement.eachForm("values", Formats.LABEL_VALUE);
  }

  /** Tells whether an expression of the selector holds a value that is no label value. */
  public static boolean hasInvalidValue(MapValue selector) {
    ListValue expressions = selector.list("matchExpressions");
    for (int i = 0; i < expressions.size(); i++) {
      ListValue values = expressions.map(i).list("values");
      for (int j = 0; j < values.size(); j++) {
        if (!Formats.LABEL_VALUE.accepts(values.string(j))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Tells whether the selector selects everything. */
  public static boolean isEmpty(MapValue selector) {
    return selector.map("matchLabels").isEmpty() && selector.list("matchExpressions").isEmpty();
  }

  /** Tells whether {@code labels} are selected; a selector that is not valid selects nothing. */
  public static boolean matches(MapValue selector, MapValue labels) {
    MapValue wanted = selector.map("matchLabels");
    for (int i = 0; i < wanted.size(); i++) {
      if (!wanted.valueAt(i).equals(labels.find(wanted.keyAt(i)))) {
        return false;
      }
    }
    ListValue expressions = selector.list("matchExpressions");
    for (int i = 0; i < expressions.size(); i++) {
      if (!matchesRequirement(expressions.map(i), labels)) {
        return false;
      }
    }
    return true;
  }

  private static boolean matchesRequirement(MapValue requirement, MapValue labels) {
    Value label = labels.find(requirement.string("key"));
    return switch (requirement.string("operator")) {
      case "In" -> label != null && contains(requirement.list("values"), label);
      case "NotIn" -> label == null || !contains(requirement.list("values"), label);
      case "Exists" -> label != null;
      case "DoesNotExist" -> label == null;
      default -> false;
    };
  }

  private static boolean contains(ListValue values, Value label) {
    for (int i = 0; i < values.size(); i++) {
      if (label instanceof StringValue s && values.string(i).equals(s.value())) {
        return true;
      }
    }
    return false;
  }
}
