package io.quarterdeck.action;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Meta;
import io.quarterdeck.registry.Action;
import io.quarterdeck.registry.Call;
import io.quarterdeck.registry.Objects;
import io.quarterdeck.registry.Objects.Decision;
import io.quarterdeck.resource.StoredKind;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;
import io.quarterdeck.status.FieldErrors;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Binds a pod to a node: what schedulers do, by {@code pods/NAME/binding} or {@code bindings}. A
 * pod is bound once; the binding's labels and annotations go over the pod's own.
 */
final class Bindings implements Action {
  private static final Choices TARGETS = Choices.inOrder("Node", "<empty>");
  private static final String RESOURCE = "pods/binding";

  private final Objects objects;
  private final StoredKind pods;
  private final Clock clock;

  Bindings(Objects objects, StoredKind pods, Clock clock) {
    this.objects = objects;
    this.pods = pods;
    this.clock = clock;
  }

  @Override
  public KubeObject run(Call call, KubeObject binding, boolean dryRun) {
    Meta meta = binding.meta();
    if (!call.subresource().isEmpty() && !call.name().equals(meta.name())) {
      throw Failures.badRequest("name in URL does not match name in Binding object");
    }
    check(binding);
    objects.swap(
        pods,
        call.namespace(),
        meta.name(),
        dryRun,
        current -> new Decision.Put(bound(meta, binding, current), Duration.ZERO));
    return Done.CREATED;
  }

  @Override
  public boolean keepsSystemFields() {
    return true;
  }

  private static void check(KubeObject binding) {
    FieldErrors errors = new FieldErrors();
    Fields target = Fields.of(binding.root(), errors).in("target");
    if (!target.isEmpty("kind") && !target.string("kind").equals("Node")) {
      target.notSupported("kind", target.string("kind"), TARGETS);
    }
    target.required("name");
    if (!errors.isEmpty()) {
      throw Failures.aggregate(errors); // upstream returns the bare list: a 500 without reason
    }
  }

  private KubeObject bound(Meta wanted, KubeObject binding, Optional<KubeObject> current) {
    KubeObject pod = current.orElseThrow(() -> Failures.notFound("", "pods", wanted.name()));
    Preconditions.check(pods, wanted, pod);
    if (pod.meta().isBeingDeleted()) {
      throw conflict(pod, " is being deleted, cannot be assigned to a host");
    }
    if (!pod.spec().string("nodeName").isEmpty()) {
      throw conflict(pod, " is already assigned to node \"" + pod.spec().string("nodeName") + "\"");
    }
    if (!pod.spec().list("schedulingGates").isEmpty()) {
      throw conflict(pod, " has non-empty .spec.schedulingGates");
    }
    return pod.editSpec(s -> s.with("nodeName", binding.root().map("target").string("name")))
        .editMeta(m -> over("labels", over("annotations", m, binding), binding))
        .editStatus(s -> s.without("nominatedNodeName"))
        .editStatus(s -> PodConditions.setTrue(s, "PodScheduled", "", "", clock.instant()));
  }

  private static MapValue over(String field, MapValue meta, KubeObject binding) {
    MapValue added = binding.root().map("metadata").map(field);
    MapValue merged = meta.map(field);
    for (int i = 0; i < added.size(); i++) {
      merged = merged.with(added.keyAt(i), added.valueAt(i));
    }
    return merged.isEmpty() ? meta : meta.with(field, merged);
  }

  private static ApiException conflict(KubeObject pod, String why) {
    String name = pod.meta().name();
    return Failures.conflict("", RESOURCE, name, "pod " + name + why);
  }
}
