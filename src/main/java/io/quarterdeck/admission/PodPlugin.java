package io.quarterdeck.admission;

import io.quarterdeck.object.KubeObject;
import java.util.List;
import java.util.Set;

/** A plugin that looks at pods written to their own endpoint, and at nothing else. */
abstract class PodPlugin implements AdmissionPlugin {
  private static final List<String> PODS = List.of("pods");

  private final String name;
  private final Set<Operation> operations;

  PodPlugin(String name, Operation... operations) {
    this.name = name;
    this.operations = Set.of(operations);
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final boolean handles(Operation operation) {
    return operations.contains(operation);
  }

  @Override
  public final KubeObject mutate(Attributes attributes) {
    KubeObject object = attributes.object().orElseThrow();
    return isPod(attributes) ? mutatePod(attributes, object) : object;
  }

  @Override
  public final void validate(Attributes attributes) {
    if (isPod(attributes) && attributes.object().isPresent()) {
      validatePod(attributes, attributes.object().get());
    }
  }

  private static boolean isPod(Attributes attributes) {
    return attributes.subresource().isEmpty() && attributes.isOneOf("", PODS);
  }

  abstract KubeObject mutatePod(Attributes attributes, KubeObject pod);

  /** Refuses a pod that may not be; called after the pod's own rules. */
  void validatePod(Attributes attributes, KubeObject pod) {}
}
