package io.quarterdeck.builtin.admissionregistration;

import dev.cel.common.types.SimpleType;
import io.quarterdeck.cel.AdmissionVariables;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import java.util.HashSet;
import java.util.Set;

/**
 * The rules of {@code matchConditions}, of webhooks and policies: named CEL expressions that say
 * whether a request is looked at (KEP-3716).
 */
final class MatchConditions {
  private static final int CONDITIONS_MAX = 64;

  private MatchConditions() {}

  /**
   * @param params whether the conditions may read {@code params}
   */
  static void check(Fields parent, boolean params) {
    int size = parent.list("matchConditions").size();
    if (size > CONDITIONS_MAX) {
      parent.errors().tooMany(parent.at("matchConditions"), size, CONDITIONS_MAX);
    }
    AdmissionVariables has = new AdmissionVariables(params, true, false);
    Set<String> names = new HashSet<>();
    for (Fields condition : parent.each("matchConditions")) {
      String expression = condition.string("expression").strip();
      if (expression.isEmpty()) {
        condition.errors().required(condition.at("expression"), "");
      } else {
        Expressions.check(
            condition,
            "expression",
            expression,
            has.environment().compile(expression),
            SimpleType.BOOL);
      }
      String name = condition.string("name");
      condition.required("name", Formats.LABEL_KEY);
      if (!name.isEmpty() && !names.add(name)) {
        condition.duplicate("name", name);
      }
    }
  }
}
