package io.quarterdeck.admission;

import io.quarterdeck.object.KubeObject;
import java.util.List;
import java.util.Set;

/** A plugin that changes pods written to their own endpoint, and nothing else. */
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
    boolean isPod = attributes.subresource().isEmpty() && attributes.isOneOf("", PODS);
    KubeObject object = attributes.object().orElseThrow();
    return isPod ? mutatePod(attributes, object) : object;
  }

  abstract KubeObject mutatePod(Attributes attributes, KubeObject pod);
}
