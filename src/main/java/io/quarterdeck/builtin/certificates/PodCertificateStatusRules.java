package io.quarterdeck.builtin.certificates;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.StatusOnlyStrategy;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Conditions;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.status.FieldErrors;
import java.util.List;

/**
 * The rules of {@code podcertificaterequests/status}: a request ends once, as issued, denied or
 * failed, and its status says nothing before. What was issued, {@link IssuedChain} looks at.
 */
final class PodCertificateStatusRules implements StatusOnlyStrategy {
  private static final Choices ENDS = Choices.inOrder("Issued", "Denied", "Failed");
  private static final Choices TRUE = Choices.of("True");
  private static final String CONDITIONS = "conditions";

  @Override
  public List<String> resetFields() {
    return List.of("spec");
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject request, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(request.root(), errors);
    int before = errors.size();
    Metadata.checkUpdate(fields, old);
    if (errors.size() > before) {
      return;
    }
    Fields status = fields.in("status");
    checkEnds(status);
    Conditions.check(status, CONDITIONS);
    if (errors.size() == before) {
      checkTransition(context, status, request, old);
    }
  }

  private static void checkEnds(Fields status) {
    List<MapValue> conditions = status.list(CONDITIONS).maps();
    int ends = 0;
    for (int i = 0; i < conditions.size(); i++) {
      Fields condition =
          Fields.at(status.at(CONDITIONS).child("[" + i + "]"), conditions.get(i), status.errors());
      String type = condition.string("type");
      if (!ENDS.has(type)) {
        condition.notSupported("type", type, ENDS);
        continue;
      }
      if (++ends > 1) {
        condition.invalid(
            "type",
            type,
            "There may be at most one condition with type \"Issued\", \"Denied\", or \"Failed\"");
      }
      if (!TRUE.has(condition.string("status"))) {
        condition.notSupported("status", Value.of(condition.string("status")), TRUE);
      }
    }
  }

  private static void checkTransition(
      RuleContext context, Fields status, KubeObject request, KubeObject old) {
    boolean same = request.status().equals(old.status());
    if (!end(old).isEmpty()) {
      wrongUnless(
          same, status, "immutable after PodCertificateRequest is issued, denied, or failed");
      return;
    }
    switch (end(request)) {
      case "Issued" -> new IssuedChain(status, old.spec(), context.clock().instant()).check();
      case "Denied", "Failed" ->
          wrongUnless(
              request.status().without(CONDITIONS).isEmpty(),
              status,
              "non-condition status fields must be empty when denying or failing the"
                  + " PodCertificateRequest");
      default ->
          wrongUnless(
              same,
              status,
              "status is immutable unless transitioning to \"Issued\", \"Denied\", or"
                  + " \"Failed\"");
    }
  }

  /** Returns how the request ended, "" if it did not. */
  private static String end(KubeObject request) {
    return request.status().list(CONDITIONS).maps().stream()
        .filter(c -> ENDS.has(c.string("type")) && TRUE.has(c.string("status")))
        .map(c -> c.string("type"))
        .findFirst()
        .orElse("");
  }

  private static void wrongUnless(boolean right, Fields status, String detail) {
    if (!right) {
      status.errors().invalidOmitted(status.path(), detail);
    }
  }
}
