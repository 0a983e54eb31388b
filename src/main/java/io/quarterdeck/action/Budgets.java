package io.quarterdeck.action;

import io.quarterdeck.object.GoTime;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.registry.Objects;
import io.quarterdeck.registry.Objects.Decision;
import io.quarterdeck.registry.PartWriter;
import io.quarterdeck.resource.ResourceType;
import io.quarterdeck.resource.StoredKind;
import io.quarterdeck.rules.Selectors;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Cause;
import io.quarterdeck.status.Failures;
import io.quarterdeck.status.Reason;
import io.quarterdeck.status.Status;
import io.quarterdeck.watch.Snapshot;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * The PodDisruptionBudgets that an eviction must respect, and the taking of one disruption from a
 * budget.
 */
final class Budgets {
  static final int RETRY_SECONDS = 10;
  private static final int DISRUPTED_PODS_MAX =
      2000; // more unconfirmed evictions mean that the controller is down
  private static final String ALLOWED = "DisruptionAllowed";

  private final Objects objects;
  private final ResourceType type;
  private final StoredKind budgets;
  private final PartWriter writer;
  private final Clock clock;

  Budgets(Objects objects, ResourceType type, PartWriter writer, Clock clock) {
    this.objects = objects;
    this.type = type;
    this.budgets = type.stored().orElseThrow();
    this.writer = writer;
    this.clock = clock;
  }

  /** Returns the budgets that select the pod. */
  List<KubeObject> of(KubeObject pod) {
    Snapshot snapshot = objects.image().fresh();
    MapValue labels = pod.root().map("metadata").map("labels");
    return objects.all(snapshot, budgets, pod.meta().namespace()).stream()
        .filter(b -> b.spec().has("selector"))
        .filter(b -> Selectors.matches(b.spec().map("selector"), labels))
        .toList();
  }

  /**
   * Takes one disruption for a pod.
   *
   * @throws ApiException 429 if the budget has none, 403 if its status makes no sense
   */
  void take(KubeObject budget, String podName, boolean dryRun) {
    objects.swap(
        budgets,
        budget.meta().namespace(),
        budget.meta().name(),
        dryRun,
        current ->
            new Decision.Put(
                taken(
                    current.orElseThrow(
                        () ->
                            Failures.notFound(
                                "policy", "poddisruptionbudgets", budget.meta().name())),
                    podName),
                Duration.ZERO));
  }

  private KubeObject taken(KubeObject budget, String podName) {
    MapValue status = budget.status();
    String name = budget.meta().name();
    if (status.integer("observedGeneration") < budget.meta().generation()) {
      throw stillProcessed(name);
    }
    long allowed = status.integer("disruptionsAllowed");
    if (allowed < 0) {
      throw refused(name, "pdb disruptions allowed is negative");
    }
    if (status.map("disruptedPods").size() > DISRUPTED_PODS_MAX) {
      throw refused(
          name, "DisruptedPods map too big - too many evictions not confirmed by PDB controller");
    }
    if (allowed == 0) {
      throw tooMany(whyNot(name, status), 0);
    }
    MapValue pods = status.map("disruptedPods").with(podName, GoTime.format(clock.instant()));
    MapValue counted = status.with("disruptionsAllowed", allowed - 1).with("disruptedPods", pods);
    KubeObject next = budget.with("status", allowed == 1 ? withoutDisruptions(counted) : counted);
    return writer.written(type, "status", budget, next);
  }

  private static ApiException refused(String name, String why) {
    return Failures.forbidden("policy", "poddisruptionbudget", name, why);
  }

  static ApiException stillProcessed(String budget) {
    return tooMany(
        "The disruption budget " + budget + " is still being processed by the server.",
        RETRY_SECONDS);
  }

  private static ApiException tooMany(String cause, int retryAfterSeconds) {
    return new ApiException(
        Status.of(
            Reason.TOO_MANY_REQUESTS,
            "Cannot evict pod as it would violate the pod's disruption budget.",
            Status.Details.EMPTY
                .withCauses(List.of(new Cause("DisruptionBudget", cause, "")))
                .withRetryAfter(retryAfterSeconds)));
  }

  private static String whyNot(String name, MapValue status) {
    MapValue condition =
        status.list("conditions").maps().stream()
            .filter(c -> c.string("type").equals(ALLOWED) && c.string("status").equals("False"))
            .filter(c -> !c.string("message").isEmpty())
            .findFirst()
            .orElse(MapValue.EMPTY);
    String budget = "The disruption budget " + name;
    String not = budget + " does not allow evicting pods currently";
    if (condition.string("reason").equals("SyncFailed")) {
      return not + " because it failed sync: " + condition.string("message");
    }
    long healthy = status.integer("currentHealthy");
    long desired = status.integer("desiredHealthy");
    if (healthy <= desired) {
      return budget + " needs " + desired + " healthy pods and has " + healthy + " currently";
    }
    return condition.isEmpty()
        ? not
        : not + " (" + condition.string("reason") + "): " + condition.string("message");
  }

  private MapValue withoutDisruptions(MapValue status) {
    MapValue set =
        MapValue.builder()
            .put("type", ALLOWED)
            .put("status", "False")
            .put("observedGeneration", status.integer("observedGeneration"))
            .put("lastTransitionTime", GoTime.format(clock.instant()))
            .put("reason", "InsufficientPods")
            .put("message", "")
            .build();
    ListValue conditions = status.list("conditions");
    for (int i = 0; i < conditions.size(); i++) {
      MapValue old = conditions.map(i);
      if (old.string("type").equals(ALLOWED)) {
        boolean same = old.string("status").equals("False");
        Value since =
            same
                ? Value.of(old.string("lastTransitionTime"))
                : Value.of(set.string("lastTransitionTime"));
        return status.with("conditions", conditions.with(i, set.with("lastTransitionTime", since)));
      }
    }
    return status.with("conditions", conditions.plus(set));
  }
}
