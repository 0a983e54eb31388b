package io.quarterdeck.admission;

import io.quarterdeck.object.KubeObject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Names the default class in objects that name none: DefaultStorageClass for claims,
 * DefaultIngressClass for ingresses. Of several defaults the newest counts, then the first by name.
 */
public final class DefaultClass implements AdmissionPlugin {
  private final Rule rule;
  private final Cluster cluster;

  /**
   * Which class goes where.
   *
   * @param group of the object and its class
   * @param plural of the object
   * @param field of the spec that names the class
   * @param oldAnnotation that named the class before there was the field
   * @param classGroup of the class
   * @param classPlural of the class
   * @param mark the annotation that is "true" on a default class
   */
  private record Rule(
      String name,
      String group,
      String plural,
      String field,
      String oldAnnotation,
      String classGroup,
      String classPlural,
      List<String> mark) {}

  private static final Rule STORAGE =
      new Rule(
          "DefaultStorageClass",
          "",
          "persistentvolumeclaims",
          "storageClassName",
          "volume.beta.kubernetes.io/storage-class",
          "storage.k8s.io",
          "storageclasses",
          List.of(
              "storageclass.kubernetes.io/is-default-class",
              "storageclass.beta.kubernetes.io/is-default-class"));
  private static final Rule INGRESS =
      new Rule(
          "DefaultIngressClass",
          "networking.k8s.io",
          "ingresses",
          "ingressClassName",
          "kubernetes.io/ingress.class",
          "networking.k8s.io",
          "ingressclasses",
          List.of("ingressclass.kubernetes.io/is-default-class"));

  private DefaultClass(Rule rule, Cluster cluster) {
    this.rule = rule;
    this.cluster = cluster;
  }

  public static DefaultClass ofStorage(Cluster cluster) {
    return new DefaultClass(STORAGE, cluster);
  }

  public static DefaultClass ofIngress(Cluster cluster) {
    return new DefaultClass(INGRESS, cluster);
  }

  @Override
  public String name() {
    return rule.name();
  }

  @Override
  public boolean handles(Operation operation) {
    return operation == Operation.CREATE;
  }

  @Override
  public KubeObject mutate(Attributes attributes) {
    KubeObject object = attributes.object().orElseThrow();
    boolean lacksClass =
        attributes.subresource().isEmpty()
            && attributes.isOneOf(rule.group(), List.of(rule.plural()))
            && !object.spec().has(rule.field())
            && !object.meta().annotations().containsKey(rule.oldAnnotation());
    if (!lacksClass) {
      return object;
    }
    return newestDefault()
        .map(c -> object.editSpec(s -> s.with(rule.field(), c.meta().name())))
        .orElse(object);
  }

  private Optional<KubeObject> newestDefault() {
    return cluster.all(rule.classGroup(), rule.classPlural(), "").stream()
        .filter(
            c -> rule.mark().stream().anyMatch(m -> "true".equals(c.meta().annotations().get(m))))
        .min(
            Comparator.comparing((KubeObject c) -> c.meta().creationTimestamp())
                .reversed()
                .thenComparing(c -> c.meta().name()));
  }
}
