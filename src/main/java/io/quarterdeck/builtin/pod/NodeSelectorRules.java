package io.quarterdeck.builtin.pod;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;

/** The rules of selectors of nodes, by labels and by name: of pods, volumes and devices. */
public final class NodeSelectorRules {
  private NodeSelectorRules() {}

  /**
   * Checks a node selector.
   *
   * @param anyValues whether values that are no label values pass
   */
  public static void check(Fields selector, boolean anyValues) {
    if (!selector.required("nodeSelectorTerms", "must have at least one node selector term")) {
      return;
    }
    for (Fields term : selector.each("nodeSelectorTerms")) {
      checkTerm(term, anyValues);
    }
  }

  /** Checks one term. */
  public static void checkTerm(Fields term, boolean anyValues) {
    for (Fields expression : term.each("matchExpressions")) {
      checkExpression(expression, anyValues);
    }
    for (Fields field : term.each("matchFields")) {
      checkField(field);
    }
  }

  private static void checkExpression(Fields expression, boolean anyValues) {
    int values = expression.list("values").size();
    switch (expression.string("operator")) {
      case "In", "NotIn" ->
          expression.required("values", "must be specified when `operator` is 'In' or 'NotIn'");
      case "Exists", "DoesNotExist" -> {
        if (values > 0) {
          expression.forbidden(
              "values", "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
        }
      }
      case "Gt", "Lt" -> {
        if (values != 1) {
          expression
              .errors()
              .required(
                  expression.at("values"),
                  "must be specified single value when `operator` is 'Lt' or 'Gt'");
        }
      }
      default -> unknownOperator(expression);
    }
    expression.form("key", Formats.LABEL_KEY);
    if (!anyValues) {
      expression.eachForm("values", Formats.LABEL_VALUE);
    }
  }

  private static void unknownOperator(Fields requirement) {
    requirement.invalid(
        "operator", Value.of(requirement.string("operator")), "not a valid selector operator");
  }

  /** Only the name of a node can be selected. */
  private static void checkField(Fields field) {
    switch (field.string("operator")) {
      case "In", "NotIn" -> {
        if (field.list("values").size() != 1) {
          field
              .errors()
              .required(
                  field.at("values"),
                  "must be only one value when `operator` is 'In' or 'NotIn' for node field"
                      + " selector");
        }
      }
      default -> unknownOperator(field);
    }
    if (field.string("key").equals("metadata.name")) {
      field.eachForm("values", Formats.DNS_SUBDOMAIN);
    } else {
      field.invalid("key", field.string("key"), "not a valid field selector key");
    }
  }

  /** Tells whether an expression of the selector holds a value that is no label value. */
  public static boolean hasInvalidValue(MapValue selector) {
    for (MapValue term : selector.list("nodeSelectorTerms").maps()) {
      for (MapValue expression : term.list("matchExpressions").maps()) {
        ListValue values = expression.list("values");
        for (int i = 0; i < values.size(); i++) {
          if (!Formats.LABEL_VALUE.accepts(values.string(i))) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
