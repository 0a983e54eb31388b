package io.quarterdeck.builtin.admissionregistration;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.ObjectMeta;
import io.quarterdeck.rules.Selectors;
import io.quarterdeck.status.FieldErrors;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The rules of the bindings of validating and mutating policies: which policy, with which
 * parameters, for which requests, to what effect. Whether who writes a binding may read the
 * parameters is not checked here.
 */
final class PolicyBindingRules implements RegistrationStrategy {
  private static final Choices ACTIONS = Choices.of("Deny", "Warn", "Audit");
  private static final Choices NOT_FOUND_ACTIONS = Choices.inOrder("Deny", "Allow");
  private static final String ONE_OF = "name and selector are mutually exclusive";

  private final boolean mutating;

  private PolicyBindingRules(boolean mutating) {
    this.mutating = mutating;
  }

  static PolicyBindingRules ofValidating() {
    return new PolicyBindingRules(false);
  }

  static PolicyBindingRules ofMutating() {
    return new PolicyBindingRules(true);
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject object, FieldErrors errors) {
    check(Fields.of(object.root(), errors).in("spec"));
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject object, KubeObject old, FieldErrors errors) {
    Fields binding = Fields.of(object.root(), errors);
    ObjectMeta.check(binding.in("metadata"), false, nameRule()::check);
    check(binding.in("spec"));
  }

  private void check(Fields spec) {
    spec.required("policyName", Formats.DNS_SUBDOMAIN);
    if (spec.has("paramRef")) {
      checkParameters(spec.in("paramRef"));
    }
    if (spec.has("matchResources")) {
      MatchResources.check(spec.in("matchResources"));
    }
    if (mutating) {
      MatchResources.checkMutated(spec.in("matchResources"));
    } else {
      checkActions(spec);
    }
  }

  private static void checkParameters(Fields reference) {
    boolean named = !reference.string("name").isEmpty();
    boolean selected = reference.has("selector");
    if (named) {
      reference.form("name", Formats.PATH_SEGMENT);
    }
    if (named && selected) {
      reference.forbidden("name", ONE_OF);
    }
    Selectors.check(reference.in("selector"), false);
    if (named && selected) {
      reference.forbidden("selector", ONE_OF);
    }
    if (!named && !selected) {
      reference.errors().required(reference.path(), "one of name or selector must be specified");
    }
    reference.requiredOneOf("parameterNotFoundAction", NOT_FOUND_ACTIONS);
  }

  private static void checkActions(Fields spec) {
    ListValue actions = spec.list("validationActions");
    Set<String> seen = new LinkedHashSet<>();
    for (int i = 0; i < actions.size(); i++) {
      Path at = spec.at("validationActions").index(i);
      Value action = Value.of(actions.string(i));
      if (!ACTIONS.has(actions.string(i))) {
        spec.errors().notSupported(at, action, ACTIONS.values());
      }
      if (!seen.add(actions.string(i))) {
        spec.errors().duplicate(at, action);
      }
    }
    if (seen.contains("Deny") && seen.contains("Warn")) {
      spec.invalid(
          "validationActions",
          "must not contain both Deny and Warn (repeating the same validation failure information"
              + " in the API response and headers serves no purpose)");
    }
    spec.required("validationActions", "at least one validation action is required");
  }
}
