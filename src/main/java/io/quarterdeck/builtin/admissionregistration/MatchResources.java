package io.quarterdeck.builtin.admissionregistration;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.object.Value;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.Selectors;
import java.util.HashSet;
import java.util.Set;

/** The rules of which requests a policy or a binding is for. */
final class MatchResources {
  private static final Choices MUTATED = Choices.of("*", "CONNECT", "CREATE", "UPDATE");

  private MatchResources() {}

  static void check(Fields match) {
    match.requiredOneOf("matchPolicy", WebhookRules.MATCH_POLICIES);
    checkSelector(match, "namespaceSelector");
    checkSelector(match, "objectSelector");
    match.each("resourceRules").forEach(MatchResources::checkRule);
    match.each("excludeResourceRules").forEach(MatchResources::checkRule);
  }

  private static void checkSelector(Fields match, String name) {
    if (match.has(name)) {
      Selectors.check(match.in(name), false);
    } else {
      match.errors().required(match.at(name), "");
    }
  }

  private static void checkRule(Fields rule) {
    ListValue names = rule.list("resourceNames");
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.string(i);
      Path at = rule.at("resourceNames").index(i);
      Formats.PATH_SEGMENT.check(name).forEach(wrong -> rule.errors().invalid(at, name, wrong));
      if (!seen.add(name)) {
        rule.errors().duplicate(at, name);
      }
    }
    AdmissionRuleRules.check(rule, AdmissionRuleRules.OPERATIONS);
  }

  /** What is deleted cannot be mutated; messages name no rule. */
  static void checkMutated(Fields match) {
    Path at = match.at("resourceRules").child("operations");
    for (Fields rule : match.each("resourceRules")) {
      for (String operation : rule.list("operations").strings()) {
        if (!MUTATED.has(operation)) {
          match.errors().notSupported(at, Value.of(operation), MUTATED.values());
        }
      }
    }
  }
}
