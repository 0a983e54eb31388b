package io.quarterdeck.action;

import io.quarterdeck.access.Privileged;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.registry.Call;
import io.quarterdeck.status.Failures;

/**
 * SelfSubjectRulesReview: what who asks may do in a namespace, as rules. The spec does not come
 * back, as upstream has it.
 */
final class RulesReviews {
  private static final ListValue ANYTHING = ListValue.of(Value.of("*"));

  private RulesReviews() {}

  static KubeObject self(Call call, KubeObject review, boolean dryRun) {
    if (review.spec().string("namespace").isEmpty()) {
      throw Failures.badRequest("no namespace on request");
    }
    boolean everything = call.request().user().isIn(Privileged.MASTERS);
    MapValue status =
        MapValue.builder()
            .put("resourceRules", everything ? ListValue.of(resources()) : ListValue.EMPTY)
            .put("nonResourceRules", everything ? ListValue.of(paths()) : ListValue.EMPTY)
            .put("incomplete", false)
            .build();
    return review
        .with("metadata", MapValue.EMPTY)
        .with("spec", MapValue.EMPTY)
        .with("status", status);
  }

  private static MapValue resources() {
    return MapValue.of("verbs", ANYTHING, "apiGroups", ANYTHING, "resources", ANYTHING);
  }

  private static MapValue paths() {
    return MapValue.of("verbs", ANYTHING, "nonResourceURLs", ANYTHING);
  }
}
