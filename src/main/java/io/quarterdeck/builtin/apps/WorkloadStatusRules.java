package io.quarterdeck.builtin.apps;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.status.FieldErrors;
import java.util.List;

/**
 * The rules of the status of the kinds that keep pods running: counts that are not negative and fit
 * together, a collision count that only grows. Only the status changes here.
 */
final class WorkloadStatusRules implements Strategy {
  private static final String COLLISIONS = "collisionCount";

  private final List<String> counts;
  private final List<String> partsOfReplicas;
  private final String availableLimit;
  private final boolean keepsLabels;

  /**
   * @param counts what must not be negative, in upstream's order
   * @param partsOfReplicas which of them are at most {@code replicas}
   * @param availableLimit how messages name the count that {@code availableReplicas} is at most; ""
   *     if it has no such limit
   * @param keepsLabels whether labels stay as they are
   */
  private WorkloadStatusRules(
      List<String> counts,
      List<String> partsOfReplicas,
      String availableLimit,
      boolean keepsLabels) {
    this.counts = counts;
    this.partsOfReplicas = partsOfReplicas;
    this.availableLimit = availableLimit;
    this.keepsLabels = keepsLabels;
  }

  static WorkloadStatusRules ofDeployment() {
    return new WorkloadStatusRules(
        List.of(
            "observedGeneration",
            "replicas",
            "updatedReplicas",
            "readyReplicas",
            "availableReplicas",
            "unavailableReplicas",
            "terminatingReplicas",
            COLLISIONS),
        List.of("updatedReplicas", "readyReplicas", "availableReplicas"),
        "readyReplicas",
        true);
  }

  static WorkloadStatusRules ofReplicaSet() {
    return new WorkloadStatusRules(
        List.of(
            "replicas",
            "fullyLabeledReplicas",
            "readyReplicas",
            "availableReplicas",
            "observedGeneration",
            "terminatingReplicas"),
        List.of("fullyLabeledReplicas", "readyReplicas", "availableReplicas"),
        "readyReplicas",
        false);
  }

  static WorkloadStatusRules ofDaemonSet() {
    return new WorkloadStatusRules(
        List.of(
            "currentNumberScheduled",
            "numberMisscheduled",
            "desiredNumberScheduled",
            "numberReady",
            "observedGeneration",
            "updatedNumberScheduled",
            "numberAvailable",
            "numberUnavailable",
            COLLISIONS),
        List.of(),
        "",
        false);
  }

  static WorkloadStatusRules ofStatefulSet() {
    return new WorkloadStatusRules(
        List.of(
            "replicas",
            "readyReplicas",
            "currentReplicas",
            "updatedReplicas",
            "availableReplicas",
            "observedGeneration",
            COLLISIONS),
        List.of("readyReplicas", "currentReplicas", "updatedReplicas", "availableReplicas"),
        "status.readyReplicas",
        false);
  }

  @Override
  public List<String> resetFields() {
    return keepsLabels ? List.of("spec", "metadata.labels") : List.of("spec");
  }

  @Override
  public KubeObject prepareForUpdate(RuleContext context, KubeObject object, KubeObject old) {
    KubeObject kept = object.withSpecOf(old);
    if (!keepsLabels) {
      return kept;
    }
    return kept.editMeta(
        m ->
            old.root().map("metadata").has("labels")
                ? m.with("labels", old.root().map("metadata").map("labels"))
                : m.without("labels"));
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject object, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(object.root(), errors);
    Metadata.checkUpdate(fields, old);
    Fields status = fields.in("status");
    counts.forEach(status::nonNegative);
    for (String part : partsOfReplicas) {
      notMore(status, part, "replicas", "status.replicas");
    }
    if (!availableLimit.isEmpty()) {
      notMore(status, "availableReplicas", "readyReplicas", availableLimit);
    }
    if (counts.contains(COLLISIONS)
        && status.integer(COLLISIONS) < old.status().integer(COLLISIONS)) {
      status.invalid(COLLISIONS, "cannot be decremented");
    }
  }

  private static void notMore(Fields status, String count, String than, String shownAs) {
    if (status.integer(count) > status.integer(than)) {
      status.invalid(count, "cannot be greater than " + shownAs);
    }
  }
}
