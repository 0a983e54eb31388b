package io.quarterdeck.builtin.pod;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.Labels;
import io.quarterdeck.rules.Selectors;
import java.util.HashSet;
import java.util.Set;

/** The rules of affinity: to nodes, to other pods, and away from them. */
final class AffinityRules {
  private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
  private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";

  private AffinityRules() {}

  static void check(Fields affinity, PodScope scope) {
    if (affinity.has("nodeAffinity")) {
      checkNodeAffinity(affinity.in("nodeAffinity"), scope);
    }
    if (affinity.has("podAffinity")) {
      checkPodAffinity(affinity.in("podAffinity"), scope);
    }
    if (affinity.has("podAntiAffinity")) {
      checkPodAffinity(affinity.in("podAntiAffinity"), scope);
    }
  }

  private static void checkNodeAffinity(Fields affinity, PodScope scope) {
    if (affinity.has(REQUIRED)) {
      NodeSelectorRules.check(affinity.in(REQUIRED), scope.old.mayHaveInvalidNodeAffinityValues());
    }
    for (Fields preferred : affinity.each(PREFERRED)) {
      checkWeight(preferred);
      NodeSelectorRules.checkTerm(preferred.in("preference"), true);
    }
  }

  private static void checkWeight(Fields preferred) {
    long weight = preferred.integer("weight");
    if (weight <= 0 || weight > 100) {
      preferred.invalid("weight", "must be in the range 1-100");
    }
  }

  private static void checkPodAffinity(Fields affinity, PodScope scope) {
    for (Fields term : affinity.each(REQUIRED)) {
      checkTerm(term, scope);
    }
    for (Fields preferred : affinity.each(PREFERRED)) {
      checkWeight(preferred);
      checkTerm(preferred.in("podAffinityTerm"), scope);
    }
  }

  private static void checkTerm(Fields term, PodScope scope) {
    boolean anyValues = scope.old.mayHaveInvalidAffinityValues();
    Selectors.check(term.in("labelSelector"), anyValues);
    Selectors.check(term.in("namespaceSelector"), anyValues);
    ListValue namespaces = term.list("namespaces");
    for (int i = 0; i < namespaces.size(); i++) {
      for (String wrong : Formats.DNS_LABEL.check(namespaces.string(i))) {
        term.invalid("namespace", namespaces.string(i), wrong);
      }
    }
    checkMatchLabelKeys(term);
    term.required("topologyKey", "can not be empty");
    term.form("topologyKey", Formats.LABEL_KEY);
  }

  /**
   * Checks the keys whose values the pod itself gives to the selector (KEP-3633, KEP-3243). By now
   * they stand in the selector; a key that stood there before stands there twice.
   */
  static void checkMatchLabelKeys(Fields term) {
    ListValue keys = term.list("matchLabelKeys");
    ListValue mismatching = term.list("mismatchLabelKeys");
    if (keys.isEmpty() && mismatching.isEmpty()) {
      return;
    }
    checkKeys(term, "matchLabelKeys", keys);
    checkKeys(term, "mismatchLabelKeys", mismatching);
    checkNotSelected(term, keys);
    for (int i = 0; i < keys.size(); i++) {
      if (has(mismatching, keys.string(i))) {
        term.errors()
            .invalid(
                term.at("matchLabelKeys").index(i),
                keys.string(i),
                "exists in both matchLabelKeys and mismatchLabelKeys");
      }
    }
  }

  private static void checkKeys(Fields term, String name, ListValue keys) {
    if (keys.isEmpty()) {
      return;
    }
    Path path = term.at(name);
    if (!term.has("labelSelector")) {
      term.errors().forbidden(path, "must not be specified when labelSelector is not set");
      return;
    }
    for (int i = 0; i < keys.size(); i++) {
      Labels.checkKey(keys.string(i), path.index(i), term.errors());
    }
  }

  private static void checkNotSelected(Fields term, ListValue keys) {
    MapValue selector = term.map("labelSelector");
    Set<String> selected = new HashSet<>(selector.map("matchLabels").keys());
    for (MapValue expression : selector.list("matchExpressions").maps()) {
      String key = expression.string("key");
      int i = lastIndexOf(keys, key);
      if (i >= 0 && selected.contains(key)) {
        term.errors()
            .invalid(term.path().index(i), key, "exists in both matchLabelKeys and labelSelector");
      }
      selected.add(key);
    }
  }

  private static int lastIndexOf(ListValue keys, String key) {
    int found = -1;
    for (int i = 0; i < keys.size(); i++) {
      found = keys.string(i).equals(key) ? i : found;
    }
    return found;
  }

  private static boolean has(ListValue keys, String key) {
    return lastIndexOf(keys, key) >= 0;
  }
}
