package io.quarterdeck.admission;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import java.util.List;

/** Taints a new node as not ready, so that nothing is scheduled there before it says otherwise. */
public final class TaintNodesByCondition implements AdmissionPlugin {
  private static final String NOT_READY = "node.kubernetes.io/not-ready";

  @Override
  public String name() {
    return "TaintNodesByCondition";
  }

  @Override
  public boolean handles(Operation operation) {
    return operation == Operation.CREATE;
  }

  @Override
  public KubeObject mutate(Attributes attributes) {
    KubeObject object = attributes.object().orElseThrow();
    if (!attributes.subresource().isEmpty() || !attributes.isOneOf("", List.of("nodes"))) {
      return object;
    }
    ListValue taints = object.spec().list("taints");
    boolean tainted =
        taints.maps().stream()
            .anyMatch(
                t -> t.string("key").equals(NOT_READY) && t.string("effect").equals("NoSchedule"));
    MapValue taint = MapValue.of("key", Value.of(NOT_READY), "effect", Value.of("NoSchedule"));
    return tainted ? object : object.editSpec(s -> s.with("taints", taints.plus(taint)));
  }
}
