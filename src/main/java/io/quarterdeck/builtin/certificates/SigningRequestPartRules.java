package io.quarterdeck.builtin.certificates;

import io.quarterdeck.object.GoTime;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.NameRule;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.StatusStrategy;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.status.FieldErrors;
import io.quarterdeck.status.GoText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The rules of the two endpoints that write the status of a CertificateSigningRequest: {@code
 * approval} for who approves or denies it, {@code status} for who signs it. No verdict, and no
 * failure, is ever taken back.
 */
final class SigningRequestPartRules implements StatusStrategy {
  private static final List<String> VERDICTS =
      List.of(SigningRequestCheck.APPROVED, SigningRequestCheck.DENIED);
  private static final String CONDITIONS = "conditions";
  private static final String CERTIFICATE = "certificate";
  private static final String ZERO_TIME = "0001-01-01T00:00:00Z";

  private final boolean approves;

  private SigningRequestPartRules(boolean approves) {
    this.approves = approves;
  }

  static SigningRequestPartRules ofApproval() {
    return new SigningRequestPartRules(true);
  }

  static SigningRequestPartRules ofStatus() {
    return new SigningRequestPartRules(false);
  }

  @Override
  public List<String> resetFields() {
    return List.of("spec", approves ? "status.certificate" : "status.conditions");
  }

  @Override
  public KubeObject prepareForUpdate(RuleContext context, KubeObject request, KubeObject old) {
    String now = GoTime.format(context.clock().instant());
    KubeObject kept = request.withSpecOf(old);
    if (approves) {
      ListValue conditions = dated(request.status().list(CONDITIONS), old, now);
      return kept.withStatusOf(old).editStatus(s -> withConditions(s, conditions));
    }
    ListValue conditions = dated(withVerdictsOf(request, old), old, now);
    return kept.editStatus(s -> withConditions(s, conditions));
  }

  private static MapValue withConditions(MapValue status, ListValue conditions) {
    return conditions.isEmpty() ? status.without(CONDITIONS) : status.with(CONDITIONS, conditions);
  }

  /** Who signs leaves verdicts as they are; one more or one less is for the validation. */
  private static ListValue withVerdictsOf(KubeObject request, KubeObject old) {
    ListValue conditions = request.status().list(CONDITIONS);
    for (String verdict : VERDICTS) {
      List<MapValue> before = ofType(old, verdict);
      if (before.size() == ofType(request, verdict).size()) {
        var next = before.iterator();
        conditions = conditions.mapEach(c -> c.string("type").equals(verdict) ? next.next() : c);
      }
    }
    return conditions;
  }

  private static List<MapValue> ofType(KubeObject request, String type) {
    return request.status().list(CONDITIONS).maps().stream()
        .filter(condition -> condition.string("type").equals(type))
        .toList();
  }

  /** Brings the times that are missing: of a condition that was there, when it became so. */
  private static ListValue dated(ListValue conditions, KubeObject old, String now) {
    return conditions.mapEach(
        condition -> {
          MapValue updated =
              isZero(condition, "lastUpdateTime")
                  ? condition.with("lastUpdateTime", now)
                  : condition;
          return isZero(condition, "lastTransitionTime")
              ? updated.with("lastTransitionTime", transition(condition, old, now))
              : updated;
        });
  }

  private static String transition(MapValue condition, KubeObject old, String now) {
    return ofType(old, condition.string("type")).stream()
        .filter(c -> c.string("status").equals(condition.string("status")))
        .filter(c -> !isZero(c, "lastTransitionTime"))
        .map(c -> c.string("lastTransitionTime"))
        .findFirst()
        .orElse(now);
  }

  private static boolean isZero(MapValue condition, String time) {
    String value = condition.string(time);
    return value.isEmpty() || value.equals(ZERO_TIME);
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject request, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(request.root(), errors);
    Metadata.check(fields, false, NameRule.PATH_SEGMENT::check);
    SigningRequestCheck.ofUpdate(old).check(fields);
    checkTransition(fields.in("status"), request, old);
    Metadata.checkUpdate(fields, old);
  }

  private void checkTransition(Fields status, KubeObject request, KubeObject old) {
    List<String> kept = new ArrayList<>(VERDICTS);
    kept.add(SigningRequestCheck.FAILED);
    for (String type : kept) {
      if (count(request, type) < count(old, type)) {
        status.forbidden(CONDITIONS, may("remove", type));
      }
    }
    if (approves) {
      return;
    }
    for (String verdict : VERDICTS) {
      if (count(request, verdict) > count(old, verdict)) {
        status.forbidden(CONDITIONS, may("add", verdict));
      }
    }
    String before = old.status().string(CERTIFICATE);
    if (!before.isEmpty() && !before.equals(status.string(CERTIFICATE))) {
      status.forbidden(CERTIFICATE, "updates may not modify existing certificate content");
    }
  }

  private static int count(KubeObject request, String type) {
    return Collections.frequency(SigningRequestCheck.types(request), type);
  }

  private static String may(String what, String type) {
    return "updates may not " + what + " a condition of type " + GoText.quote(type);
  }
}
