package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.pod.ResourceNames;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.object.Quantity;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Chars;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.status.FieldErrors;
import io.quarterdeck.status.GoText;

/** The rules of {@code nodes/status}, which a node may also be created with. */
final class NodeStatusRules implements Strategy {
  private static final String FEATURES = "declaredFeatures";

  @Override
  public KubeObject prepareForUpdate(RuleContext context, KubeObject node, KubeObject old) {
    KubeObject kept = node.withSpecOf(old);
    return old.status().has("config")
        ? kept
        : kept.edit("status", status -> status.without("config"));
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject node, KubeObject old, FieldErrors errors) {
    NodeRules.checkUpdate(Fields.of(node.root(), errors), old);
  }

  /** Checks what there is of each resource. */
  static void checkAmounts(Fields status) {
    checkAmounts(status, "capacity");
    checkAmounts(status, "allocatable");
  }

  private static void checkAmounts(Fields status, String name) {
    MapValue amounts = status.map(name);
    for (int i = 0; i < amounts.size(); i++) {
      Path path = status.at(name).child(amounts.keyAt(i));
      Quantity amount = Quantity.of(amounts.valueAt(i));
      ResourceNames.checkAmount(amounts.keyAt(i), amount, path, status.errors());
    }
  }

  /** Checks the features that a kubelet declares: sorted, each once (KEP-5328). */
  static void checkFeatures(Fields status) {
    ListValue features = status.list(FEATURES);
    for (int i = 0; i < features.size(); i++) {
      String feature = features.string(i);
      String wrong = wrong(feature);
      Path path = status.at(FEATURES);
      if (!wrong.isEmpty()) {
        status
            .errors()
            .invalid(
                path.index(i), feature, "invalid feature name " + GoText.quote(feature) + wrong);
      }
      if (i + 1 < features.size()) {
        String next = features.string(i + 1);
        int order = feature.compareTo(next);
        if (order == 0) {
          status.errors().duplicate(path.index(i + 1), Value.of(next));
        } else if (order > 0) {
          status.errors().invalid(path.index(i + 1), next, "list must be sorted alphabetically");
        }
      }
    }
  }

  private static String wrong(String feature) {
    if (Chars.length(feature) > Formats.SUBDOMAIN_MAX) {
      return ": must be no more than " + Formats.SUBDOMAIN_MAX + " characters";
    }
    boolean right = !feature.isEmpty() && feature.charAt(0) <= 'Z';
    boolean starts = true;
    for (int i = 0; i < feature.length(); i++) {
      char c = feature.charAt(i);
      if (c == '/') {
        right &= !starts;
        starts = true;
      } else {
        right &= Chars.isAlphanumeric(c) && !(starts && Chars.isDigit(c));
        starts = false;
      }
    }
    return right && !starts
        ? ""
        : ": must start with an UpperCamelCase segment, with subsequent segments separated by '/'"
            + " (e.g., MyFeature or MyFeature/mySubFeature), and contain only alphanumeric"
            + " characters and slashes";
  }
}
