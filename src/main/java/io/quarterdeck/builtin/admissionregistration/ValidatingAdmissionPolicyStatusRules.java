package io.quarterdeck.builtin.admissionregistration;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.StatusOnlyStrategy;
import io.quarterdeck.rules.Conditions;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.JsonPaths;
import io.quarterdeck.status.FieldErrors;

/**
 * The rules of the status of ValidatingAdmissionPolicy, in which a controller says what the types
 * of the matched kinds say to the policy's expressions.
 */
final class ValidatingAdmissionPolicyStatusRules implements StatusOnlyStrategy {
  @Override
  public boolean allowsUnconditionalUpdate() {
    return false;
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject object, KubeObject old, FieldErrors errors) {
    Fields status = Fields.of(object.root(), errors).in("status");
    for (Fields warning : status.in("typeChecking").each("expressionWarnings")) {
      warning.required("warning");
      checkReference(warning);
    }
    Conditions.check(status, "conditions");
  }

  private static void checkReference(Fields warning) {
    String reference = warning.string("fieldRef").strip();
    if (reference.isEmpty()) {
      warning.errors().required(warning.at("fieldRef"), "");
      return;
    }
    String wrong = JsonPaths.check("{" + reference + "}");
    if (!wrong.isEmpty()) {
      warning.invalid("fieldRef", reference, "invalid JSONPath: " + wrong);
    }
  }
}
