package io.quarterdeck.action;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.registry.Action;
import io.quarterdeck.registry.Call;
import io.quarterdeck.registry.DeleteOptions;
import io.quarterdeck.registry.Deleter;
import io.quarterdeck.registry.Objects;
import io.quarterdeck.registry.Objects.Decision;
import io.quarterdeck.resource.StoredKind;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;
import io.quarterdeck.status.FieldErrors;
import io.quarterdeck.status.Reason;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Evicts a pod ({@code pods/NAME/eviction}): deletes it if its PodDisruptionBudget lets it go. Pods
 * that do not serve (pending, ended, being deleted) go without asking; an unready pod goes if its
 * budget is met anyway, or says that such pods always may (KEP-3017).
 */
final class Evictions implements Action {
  private static final int ATTEMPTS =
      20; // as often as upstream looks again when the pod has changed meanwhile
  private static final Set<String> NOT_SERVING = Set.of("Succeeded", "Failed", "Pending");
  private static final Set<String> ENDED = Set.of("Succeeded", "Failed");

  private final Objects objects;
  private final StoredKind pods;
  private final Budgets budgets;
  private final Deleter deleter;
  private final Clock clock;

  Evictions(Objects objects, StoredKind pods, Budgets budgets, Deleter deleter, Clock clock) {
    this.objects = objects;
    this.pods = pods;
    this.budgets = budgets;
    this.deleter = deleter;
    this.clock = clock;
  }

  @Override
  public KubeObject run(Call call, KubeObject eviction, boolean dryRun) {
    if (!call.name().equals(eviction.meta().name())) {
      throw Failures.badRequest("name in URL does not match name in Eviction object");
    }
    DeleteOptions options = options(call.name(), eviction.root().map("deleteOptions"), dryRun);
    for (int attempt = 1; ; attempt++) {
      try {
        evict(call, options);
        return Done.CREATED;
      } catch (ApiException e) {
        boolean changed = e.status().reason() == Reason.CONFLICT;
        if (!changed || options.resourceVersion().isPresent() || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private static DeleteOptions options(String name, MapValue body, boolean dryRun) {
    if (body.bool(DeleteOptions.IGNORE_READ_ERRORS)) {
      FieldErrors errors = new FieldErrors();
      errors.invalid(
          Path.of("deleteOptions", DeleteOptions.IGNORE_READ_ERRORS),
          true,
          "can not be set for pod eviction, try after removing the option");
      throw Failures.invalid("policy", "Eviction", name, errors);
    }
    checkDryRun(body.list("dryRun").strings(), dryRun);
    DeleteOptions options = DeleteOptions.of(body);
    return dryRun ? options.asDryRun() : options;
  }

  /** What request and body say of a dry run is the same if both say something. */
  private static void checkDryRun(List<String> inBody, boolean asked) {
    if (asked && !inBody.isEmpty() && !inBody.equals(List.of("All"))) {
      throw Failures.plain500(
          "Non-matching dry-run options in request and content: [All] and ["
              + String.join(" ", inBody)
              + "]");
    }
  }

  private void evict(Call call, DeleteOptions options) {
    KubeObject pod = objects.find(pods, call.namespace(), call.name()).orElseThrow(call::notFound);
    String phase = pod.status().string("phase");
    if (NOT_SERVING.contains(phase) || pod.meta().isBeingDeleted()) {
      boolean ended = ENDED.contains(phase) || pod.meta().isBeingDeleted();
      remove(call, ended ? options : unchanged(options, pod));
      return;
    }
    List<KubeObject> covering = budgets.of(pod);
    if (covering.size() > 1) {
      throw Failures.plain500(
          "This pod has more than one PodDisruptionBudget, which the eviction subresource does not"
              + " support.");
    }
    if (covering.isEmpty()) {
      remove(call, options);
    } else if (mayGoUnready(pod, covering.getFirst())) {
      removeUnready(call, pod, covering.getFirst(), options);
    } else {
      budgets.take(covering.getFirst(), pod.meta().name(), options.dryRun());
      remove(call, options);
    }
  }

  private static boolean mayGoUnready(KubeObject pod, KubeObject budget) {
    boolean ready =
        pod.status().list("conditions").maps().stream()
            .anyMatch(c -> c.string("type").equals("Ready") && c.string("status").equals("True"));
    if (ready) {
      return false;
    }
    long desired = budget.status().integer("desiredHealthy");
    boolean met = desired > 0 && budget.status().integer("currentHealthy") >= desired;
    return met || budget.spec().string("unhealthyPodEvictionPolicy").equals("AlwaysAllow");
  }

  /**
   * An unready pod goes only as it was seen: if it has become ready meanwhile, the budget counts
   * again.
   */
  private void removeUnready(Call call, KubeObject pod, KubeObject budget, DeleteOptions options) {
    try {
      remove(call, unchanged(options, pod));
    } catch (ApiException e) {
      boolean changed = e.status().reason() == Reason.CONFLICT;
      throw changed && options.resourceVersion().isEmpty()
          ? Budgets.stillProcessed(budget.meta().name())
          : e;
    }
  }

  private static DeleteOptions unchanged(DeleteOptions options, KubeObject pod) {
    return options.resourceVersion().isPresent()
        ? options
        : options.withResourceVersion(pod.meta().resourceVersion());
  }

  private void remove(Call call, DeleteOptions options) {
    DeleteOptions last = options;
    if (!options.dryRun()) {
      KubeObject marked =
          objects
              .swap(
                  pods,
                  call.namespace(),
                  call.name(),
                  false,
                  current -> new Decision.Put(marked(call, options, current), Duration.ZERO))
              .object();
      if (options.resourceVersion().isPresent()) {
        last = options.withResourceVersion(marked.meta().resourceVersion());
      }
    }
    deleter.delete(call, last);
  }

  private KubeObject marked(Call call, DeleteOptions options, Optional<KubeObject> current) {
    KubeObject pod = current.orElseThrow(call::notFound);
    String uid = options.uid().orElse("");
    if (!uid.isEmpty() && !uid.equals(pod.meta().uid())) {
      throw differs(pod, "UID", uid, pod.meta().uid(), "deleted and then recreated");
    }
    String version = options.resourceVersion().orElse("");
    if (!version.isEmpty() && !version.equals(pod.meta().resourceVersion())) {
      throw differs(pod, "ResourceVersion", version, pod.meta().resourceVersion(), "modified");
    }
    return pod.editStatus(
        s ->
            PodConditions.setTrue(
                s,
                "DisruptionTarget",
                "EvictionByEvictionAPI",
                "Eviction API: evicting",
                clock.instant()));
  }

  private static ApiException differs(
      KubeObject pod, String what, String wanted, String there, String perhaps) {
    return Failures.conflict(
        "",
        "Pod",
        pod.meta().name(),
        "the "
            + what
            + " in the precondition ("
            + wanted
            + ") does not match the "
            + what
            + " in record ("
            + there
            + "). The object might have been "
            + perhaps);
  }
}
