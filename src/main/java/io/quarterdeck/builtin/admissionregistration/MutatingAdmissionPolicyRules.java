package io.quarterdeck.builtin.admissionregistration;

import dev.cel.common.types.CelType;
import io.quarterdeck.cel.AdmissionVariables;
import io.quarterdeck.cel.PatchTypes;
import io.quarterdeck.cel.PolicyExpressions;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.ObjectMeta;
import io.quarterdeck.status.FieldErrors;

/**
 * The rules of MutatingAdmissionPolicy (KEP-3962). Whether who writes it may read its parameters is
 * not checked here.
 */
final class MutatingAdmissionPolicyRules implements RegistrationStrategy {
  private static final String JSON_PATCH = "JSONPatch";
  private static final String APPLY = "ApplyConfiguration";
  private static final Choices PATCH_TYPES = Choices.of(APPLY, JSON_PATCH);

  @Override
  public void validateCreate(RuleContext context, KubeObject object, FieldErrors errors) {
    check(Fields.of(object.root(), errors).in("spec"), true);
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject object, KubeObject old, FieldErrors errors) {
    Fields policy = Fields.of(object.root(), errors);
    ObjectMeta.check(policy.in("metadata"), false, nameRule()::check);
    check(policy.in("spec"), !PolicySpec.hasSameConditions(object, old));
  }

  private static void check(Fields spec, boolean conditions) {
    PolicySpec.checkMatching(spec);
    MatchResources.checkMutated(spec.in("matchConstraints"));
    if (conditions) {
      MatchConditions.check(spec, spec.has("paramKind"));
    }
    PolicyExpressions expressions = new PolicyExpressions(true);
    PolicySpec.checkVariables(spec, expressions);
    spec.required("mutations", "mutations must contain at least one item");
    AdmissionVariables has = new AdmissionVariables(spec.has("paramKind"), true, true);
    for (Fields mutation : spec.each("mutations")) {
      checkMutation(mutation, expressions, has);
    }
    spec.requiredOneOf("reinvocationPolicy", WebhookRules.REINVOCATION);
  }

  private static void checkMutation(
      Fields mutation, PolicyExpressions expressions, AdmissionVariables has) {
    if (!mutation.requiredOneOf("patchType", PATCH_TYPES)) {
      return;
    }
    boolean patch = mutation.string("patchType").equals(JSON_PATCH);
    String used = patch ? "jsonPatch" : "applyConfiguration";
    String other = patch ? "applyConfiguration" : "jsonPatch";
    String when = " when patchType is " + mutation.string("patchType");
    if (mutation.has(used)) {
      CelType type = patch ? PatchTypes.JSON_PATCHES : PatchTypes.OBJECT;
      checkExpression(mutation.in(used), expressions, has, type);
    } else {
      mutation.errors().required(mutation.at(used), "must be specified" + when);
    }
    if (mutation.has(other)) {
      mutation.invalid(other, "{" + other + "}", "must not be specified" + when);
    }
  }

  private static void checkExpression(
      Fields patch, PolicyExpressions expressions, AdmissionVariables has, CelType type) {
    String expression = patch.string("expression").strip();
    if (expression.isEmpty()) {
      patch.errors().required(patch.at("expression"), "");
      return;
    }
    Expressions.check(patch, "expression", expression, expressions.compile(expression, has), type);
  }
}
