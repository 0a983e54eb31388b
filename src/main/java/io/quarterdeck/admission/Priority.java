package io.quarterdeck.admission;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Computes a pod's priority from its PriorityClass and keeps it; lets there be one default class
 * ({@code plugin/pkg/admission/priority}, KEP-268).
 */
public final class Priority implements AdmissionPlugin {
  private static final String GROUP = "scheduling.k8s.io";
  private static final String CLASSES = "priorityclasses";
  private static final String PREEMPT = "PreemptLowerPriority";
  private static final String FROM_CLASS =
      " must not be provided in pod spec; priority admission controller computed ";

  private final Cluster cluster;

  public Priority(Cluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public String name() {
    return "Priority";
  }

  @Override
  public boolean handles(Operation operation) {
    return Set.of(Operation.CREATE, Operation.UPDATE).contains(operation);
  }

  @Override
  public KubeObject mutate(Attributes attributes) {
    KubeObject object = attributes.object().orElseThrow();
    boolean isPod = attributes.subresource().isEmpty() && attributes.isOneOf("", List.of("pods"));
    if (!isPod) {
      return object;
    }
    return attributes.old().isPresent()
        ? kept(object, attributes.old().get().spec())
        : computed(attributes, object);
  }

  /** An update that leaves them out keeps them. */
  private static KubeObject kept(KubeObject pod, MapValue old) {
    return pod.editSpec(s -> keep("preemptionPolicy", keep("priority", s, old), old));
  }

  private static MapValue keep(String field, MapValue spec, MapValue old) {
    return spec.has(field) || !old.has(field) ? spec : spec.with(field, old.find(field));
  }

  private KubeObject computed(Attributes attributes, KubeObject pod) {
    String name = pod.spec().string("priorityClassName");
    Optional<KubeObject> priorityClass =
        name.isEmpty() ? defaultClass() : cluster.find(GROUP, CLASSES, "", name);
    if (priorityClass.isEmpty() && !name.isEmpty()) {
      throw forbidden(attributes, "no PriorityClass with name " + name + " was found");
    }
    long value = priorityClass.map(c -> c.root().integer("value")).orElse(0L);
    String policy =
        priorityClass
            .map(c -> c.root().string("preemptionPolicy"))
            .filter(p -> !p.isEmpty())
            .orElse(PREEMPT);
    checkSame(attributes, pod.spec(), value, policy);
    KubeObject named =
        name.isEmpty() && priorityClass.isPresent()
            ? pod.editSpec(s -> s.with("priorityClassName", priorityClass.get().meta().name()))
            : pod;
    return named.editSpec(s -> s.with("priority", value).withDefault("preemptionPolicy", policy));
  }

  private static void checkSame(Attributes attributes, MapValue spec, long value, String policy) {
    if (spec.has("priority") && spec.integer("priority") != value) {
      throw forbidden(
          attributes,
          "the integer value of priority ("
              + spec.integer("priority")
              + ")"
              + FROM_CLASS
              + value
              + " from the given PriorityClass name");
    }
    if (spec.has("preemptionPolicy") && !spec.string("preemptionPolicy").equals(policy)) {
      throw forbidden(
          attributes,
          "the string value of PreemptionPolicy ("
              + spec.string("preemptionPolicy")
              + ")"
              + FROM_CLASS
              + policy
              + " from the given PriorityClass name");
    }
  }

  /** Of several defaults, which a race may make, the one with the lowest value counts. */
  private Optional<KubeObject> defaultClass() {
    return cluster.all(GROUP, CLASSES, "").stream()
        .filter(c -> c.root().bool("globalDefault"))
        .min(Comparator.comparingLong(c -> c.root().integer("value")));
  }

  @Override
  public void validate(Attributes attributes) {
    boolean isClass = attributes.isOneOf(GROUP, List.of(CLASSES));
    if (!isClass || !attributes.object().orElseThrow().root().bool("globalDefault")) {
      return;
    }
    Optional<KubeObject> other = defaultClass();
    if (other.isPresent() && !other.get().meta().name().equals(attributes.name())) {
      throw forbidden(
          attributes,
          "PriorityClass "
              + other.get().meta().name()
              + " is already marked as default. Only one default can exist");
    }
  }

  private static ApiException forbidden(Attributes attributes, String why) {
    return Failures.forbidden(
        attributes.type().group(), attributes.type().plural(), attributes.name(), why);
  }
}
