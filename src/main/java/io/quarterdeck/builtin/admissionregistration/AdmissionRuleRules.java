package io.quarterdeck.builtin.admissionregistration;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import java.util.HashSet;
import java.util.Set;

/**
 * The rules of what says which requests a webhook or policy is asked about: operations, groups,
 * versions and resources.
 */
final class AdmissionRuleRules {
  static final Choices OPERATIONS = Choices.of("*", "CREATE", "UPDATE", "DELETE", "CONNECT");
  private static final Choices SCOPES = Choices.of("Cluster", "Namespaced", "*");
  private static final String ALL = "*";

  private AdmissionRuleRules() {}

  /**
   * Checks one rule.
   *
   * @param operations the operations it may name
   */
  static void check(Fields rule, Choices operations) {
    rule.required("operations");
    checkAlone(rule, "operations", "operations");
    ListValue named = rule.list("operations");
    for (int i = 0; i < named.size(); i++) {
      if (!operations.has(named.string(i))) {
        rule.errors()
            .notSupported(
                rule.at("operations").index(i), Value.of(named.string(i)), operations.values());
      }
    }
    rule.required("apiGroups");
    checkAlone(rule, "apiGroups", "API groups");
    rule.required("apiVersions");
    checkAlone(rule, "apiVersions", "API versions");
    ListValue versions = rule.list("apiVersions");
    for (int i = 0; i < versions.size(); i++) {
      if (versions.string(i).isEmpty()) {
        rule.errors().required(rule.at("apiVersions").index(i), "");
      }
    }
    checkResources(rule);
    rule.oneOfIfSet("scope", SCOPES);
  }

  private static void checkAlone(Fields rule, String name, String what) {
    ListValue list = rule.list(name);
    if (list.size() > 1 && list.strings().contains(ALL)) {
      rule.invalid(name, "if '*' is present, must not specify other " + what);
    }
  }

  private static void checkResources(Fields rule) {
    rule.required("resources");
    ListValue resources = rule.list("resources");
    checkOverlaps(rule, resources);
    if (resources.size() > 1 && resources.strings().contains("*/*")) {
      rule.invalid("resources", "if '*/*' is present, must not specify other resources");
    }
    boolean whole = false; // upstream lets the last resource without a slash decide
    for (String resource : resources.strings()) {
      whole = resource.isEmpty() || resource.indexOf('/') >= 0 ? whole : !resource.equals(ALL);
    }
    if (whole && resources.strings().contains(ALL)) {
      rule.invalid(
          "resources", "if '*' is present, must not specify other resources without subresources");
    }
  }

  private static void checkOverlaps(Fields rule, ListValue resources) {
    Set<String> wholeResources = new HashSet<>(); // x of x/*
    Set<String> wholeParts = new HashSet<>(); // x of */x
    for (int i = 0; i < resources.size(); i++) {
      String resource = resources.string(i);
      int slash = resource.indexOf('/');
      if (resource.isEmpty()) {
        rule.errors().required(rule.at("resources").index(i), "");
      }
      if (slash >= 0) {
        String name = resource.substring(0, slash);
        String part = resource.substring(slash + 1);
        if (wholeResources.contains(name)) {
          overlap(rule, i, resource, name + "/*");
        }
        if (wholeParts.contains(part)) {
          overlap(rule, i, resource, "*/" + part);
        }
        if (part.equals(ALL)) {
          wholeResources.add(name);
        }
        if (name.equals(ALL)) {
          wholeParts.add(part);
        }
      }
    }
  }

  private static void overlap(Fields rule, int i, String resource, String by) {
    rule.errors()
        .invalid(
            rule.at("resources").index(i),
            resource,
            "if '" + by + "' is present, must not specify " + resource);
  }
}
