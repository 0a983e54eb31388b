package io.quarterdeck.builtin.admissionregistration;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.ObjectMeta;
import io.quarterdeck.rules.Selectors;
import io.quarterdeck.status.FieldErrors;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The rules of the configurations of validating and mutating webhooks. What the old object already
 * did wrong, the new one may.
 */
final class WebhookRules implements RegistrationStrategy {
  static final Choices FAILURE_POLICIES = Choices.of("Ignore", "Fail");
  static final Choices MATCH_POLICIES = Choices.of("Exact", "Equivalent");
  private static final Choices SIDE_EFFECTS = Choices.of("Unknown", "None", "Some", "NoneOnDryRun");
  private static final Choices NO_SIDE_EFFECTS = Choices.of("None", "NoneOnDryRun");
  static final Choices REINVOCATION = Choices.of("Never", "IfNeeded");
  private static final Set<String> REVIEW_VERSIONS = Set.of("v1", "v1beta1");
  private static final int TIMEOUT_MAX = 30; // seconds
  private static final int NAME_SEGMENTS = 3;

  /** What is asked of new objects, and not of those that are stored without it. */
  private record Strictness(
      boolean conditions, boolean noSideEffects, boolean review, boolean unique, boolean values) {
    private static final Strictness NEW = new Strictness(true, true, true, true, true);

    private static Strictness of(KubeObject object, KubeObject old) {
      List<MapValue> hooks = old.root().list("webhooks").maps();
      return new Strictness(
          !conditions(object).equals(conditions(old)),
          hooks.stream().allMatch(h -> NO_SIDE_EFFECTS.has(h.string("sideEffects"))),
          hooks.stream().map(h -> h.list("admissionReviewVersions")).allMatch(Strictness::known),
          hooks.stream().map(h -> h.string("name")).distinct().count() == hooks.size(),
          hooks.stream().noneMatch(Strictness::hasWrongSelector));
    }

    private static List<ListValue> conditions(KubeObject object) {
      List<MapValue> hooks = object.root().list("webhooks").maps();
      return hooks.stream().map(h -> h.list("matchConditions")).toList();
    }

    private static boolean known(ListValue versions) {
      return versions.isEmpty() || versions.strings().stream().anyMatch(REVIEW_VERSIONS::contains);
    }

    private static boolean hasWrongSelector(MapValue hook) {
      FieldErrors errors = new FieldErrors();
      Fields fields = Fields.of(hook, errors);
      Selectors.check(fields.in("namespaceSelector"), false);
      Selectors.check(fields.in("objectSelector"), false);
      return !errors.isEmpty();
    }
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject object, FieldErrors errors) {
    check(Fields.of(object.root(), errors), Strictness.NEW);
  }

  @Override
  public KubeObject prepareForUpdate(RuleContext context, KubeObject object, KubeObject old) {
    boolean same = object.root().list("webhooks").equals(old.root().list("webhooks"));
    long next = old.meta().generation() + 1;
    return same ? object : object.editMeta(m -> m.with("generation", next));
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject object, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(object.root(), errors);
    ObjectMeta.check(fields.in("metadata"), false, nameRule()::check);
    check(fields, Strictness.of(object, old));
  }

  private static void check(Fields configuration, Strictness strict) {
    Set<String> names = new HashSet<>();
    for (Fields webhook : configuration.each("webhooks")) {
      checkWebhook(webhook, strict);
      checkReviewVersions(webhook, strict.review());
      String name = webhook.string("name");
      if (strict.unique() && !name.isEmpty() && !names.add(name)) {
        webhook.duplicate("name", name);
      }
    }
  }

  private static void checkWebhook(Fields webhook, Strictness strict) {
    checkName(webhook);
    for (Fields rule : webhook.each("rules")) {
      AdmissionRuleRules.check(rule, AdmissionRuleRules.OPERATIONS);
    }
    webhook.oneOfIfSet("failurePolicy", FAILURE_POLICIES);
    webhook.oneOfIfSet("matchPolicy", MATCH_POLICIES);
    Choices effects = strict.noSideEffects() ? NO_SIDE_EFFECTS : SIDE_EFFECTS;
    if (webhook.has("sideEffects")) {
      webhook.oneOf("sideEffects", effects);
    } else {
      webhook.required("sideEffects", "must specify one of " + String.join(", ", effects.values()));
    }
    long timeout = webhook.integer("timeoutSeconds");
    if (webhook.has("timeoutSeconds") && (timeout < 1 || timeout > TIMEOUT_MAX)) {
      webhook.invalid("timeoutSeconds", "the timeout value must be between 1 and 30 seconds");
    }
    Selectors.check(webhook.in("namespaceSelector"), !strict.values());
    Selectors.check(webhook.in("objectSelector"), !strict.values());
    webhook.oneOfIfSet("reinvocationPolicy", REINVOCATION); // of mutating webhooks only
    WebhookClientRules.check(webhook);
    if (strict.conditions()) {
      MatchConditions.check(webhook, false);
    }
  }

  private static void checkName(Fields webhook) {
    String name = webhook.string("name");
    if (!webhook.required("name")) {
      return;
    }
    List<String> wrong = Formats.DNS_SUBDOMAIN.check(name);
    if (!wrong.isEmpty()) {
      webhook.invalid("name", String.join(",", wrong));
    } else if (name.split("\\.", -1).length < NAME_SEGMENTS) {
      webhook.invalid("name", "should be a domain with at least three segments separated by dots");
    }
  }

  private static void checkReviewVersions(Fields webhook, boolean known) {
    String field = "admissionReviewVersions";
    if (!webhook.required(field, "must specify one of v1, v1beta1")) {
      return;
    }
    ListValue versions = webhook.list(field);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < versions.size(); i++) {
      String version = versions.string(i);
      if (!seen.add(version)) {
        webhook.errors().invalid(webhook.at(field).index(i), version, "duplicate version");
        continue;
      }
      for (String message : Formats.DNS_1035_LABEL.check(version)) {
        webhook.errors().invalid(webhook.at(field).index(i), version, message);
      }
    }
    if (known && !Strictness.known(versions)) {
      webhook.invalid(field, "must include at least one of v1, v1beta1");
    }
  }
}
