package io.quarterdeck.builtin.admissionregistration;

import dev.cel.common.types.SimpleType;
import io.quarterdeck.cel.AdmissionVariables;
import io.quarterdeck.cel.PolicyExpressions;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.SpecStrategy;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.GoStruct;
import io.quarterdeck.rules.ObjectMeta;
import io.quarterdeck.status.FieldErrors;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The rules of ValidatingAdmissionPolicy (KEP-3488). Whether who writes it may read its parameters
 * is not checked here, nor whether its expressions fit the matched kinds, which is a controller's.
 */
final class ValidatingAdmissionPolicyRules implements RegistrationStrategy, SpecStrategy {
  private static final Choices REASONS =
      Choices.of("Forbidden", "Invalid", "RequestEntityTooLarge");
  private static final GoStruct ANNOTATION = GoStruct.of("Key ValueExpression");
  private static final int ANNOTATIONS_MAX = 20;
  private static final int ANNOTATION_EXPRESSION_MAX = 5 * 1024; // bytes
  private static final String NEITHER =
      "validations or auditAnnotations must contain at least one item";

  @Override
  public List<String> resetFields() {
    return List.of("status");
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject object, FieldErrors errors) {
    check(Fields.of(object.root(), errors), true);
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject object, KubeObject old, FieldErrors errors) {
    Fields policy = Fields.of(object.root(), errors);
    ObjectMeta.check(policy.in("metadata"), false, nameRule()::check);
    check(policy, !PolicySpec.hasSameConditions(object, old));
  }

  private static void check(Fields policy, boolean conditions) {
    Fields spec = policy.in("spec");
    PolicySpec.checkMatching(spec);
    boolean params = spec.has("paramKind");
    if (conditions) {
      MatchConditions.check(spec, params);
    }
    PolicyExpressions expressions = new PolicyExpressions(!spec.isEmpty("variables"));
    PolicySpec.checkVariables(spec, expressions);
    if (spec.isEmpty("validations") && spec.isEmpty("auditAnnotations")) {
      spec.required("validations", NEITHER);
      spec.required("auditAnnotations", NEITHER);
    }
    for (Fields validation : spec.each("validations")) {
      checkValidation(validation, params, expressions);
    }
    checkAnnotations(spec, policy.in("metadata").string("name"), expressions);
  }

  private static void checkValidation(
      Fields validation, boolean params, PolicyExpressions expressions) {
    String expression = validation.string("expression");
    if (expression.isBlank()) {
      validation.errors().required(validation.at("expression"), "expression is not specified");
    } else {
      AdmissionVariables has = new AdmissionVariables(params, true, false);
      Expressions.check(
          validation,
          "expression",
          expression,
          expressions.compile(expression, has),
          SimpleType.BOOL);
    }
    checkMessageExpression(validation, params, expressions);
    String message = validation.string("message");
    if (!message.isEmpty() && message.isBlank()) {
      validation.invalid("message", "must be non-empty if specified");
    } else if (message.strip().contains("\n") || message.strip().contains("\r")) {
      validation.invalid("message", "must not contain line breaks");
    }
    validation.oneOfIfSet("reason", REASONS);
  }

  private static void checkMessageExpression(
      Fields validation, boolean params, PolicyExpressions expressions) {
    String expression = validation.string("messageExpression");
    if (expression.isEmpty()) {
      return;
    }
    if (expression.isBlank()) {
      validation.invalid("messageExpression", "must be non-empty if specified");
      return;
    }
    AdmissionVariables has = new AdmissionVariables(params, false, false);
    Expressions.check(
        validation,
        "messageExpression",
        expression,
        expressions.compile(expression, has),
        SimpleType.STRING);
  }

  private static void checkAnnotations(Fields spec, String policy, PolicyExpressions expressions) {
    if (spec.list("auditAnnotations").size() > ANNOTATIONS_MAX) {
      spec.invalid(
          "auditAnnotations",
          ANNOTATION.showAll(spec.list("auditAnnotations")),
          "must not have more than " + ANNOTATIONS_MAX + " auditAnnotations");
    }
    AdmissionVariables has = new AdmissionVariables(spec.has("paramKind"), true, false);
    Set<String> keys = new HashSet<>();
    for (Fields annotation : spec.each("auditAnnotations")) {
      String key = annotation.string("key");
      checkKey(annotation, policy, key);
      checkValueExpression(annotation, expressions, has);
      if (!keys.add(key)) {
        annotation.duplicate("key", key);
      }
    }
  }

  /** The annotation's key is the policy's name and the key, which together have to be one. */
  private static void checkKey(Fields annotation, String policy, String key) {
    if (policy.isEmpty()) {
      annotation.invalid("key", key, "requires metadata.name be non-empty");
      return;
    }
    String whole = policy + "/" + key;
    for (String wrong : Formats.LABEL_KEY.check(whole)) {
      annotation.invalid("key", whole, wrong);
    }
  }

  private static void checkValueExpression(
      Fields annotation, PolicyExpressions expressions, AdmissionVariables has) {
    String expression = annotation.string("valueExpression");
    String trimmed = expression.strip();
    String wrong =
        trimmed.isEmpty()
            ? "valueExpression is not specified"
            : trimmed.getBytes(StandardCharsets.UTF_8).length > ANNOTATION_EXPRESSION_MAX
                ? "must not exceed " + ANNOTATION_EXPRESSION_MAX + " bytes in length"
                : "";
    if (wrong.isEmpty()) {
      Expressions.check(
          annotation,
          "valueExpression",
          expression,
          expressions.compile(trimmed, has),
          SimpleType.STRING,
          SimpleType.NULL_TYPE);
    } else {
      annotation.errors().required(annotation.at("valueExpression"), wrong);
    }
  }
}
