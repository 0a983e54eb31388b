package io.quarterdeck.admission;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.resource.ResourceType;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Cause;
import io.quarterdeck.status.Failures;
import io.quarterdeck.status.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Lets nothing be created in a namespace that is not there or is going, and lets the namespaces
 * that the cluster lives by not be deleted ({@code plugin/namespace/lifecycle}).
 */
public final class NamespaceLifecycle implements AdmissionPlugin {
  private static final Set<String> IMMORTAL = Set.of("default", "kube-system", "kube-public");
  private static final Set<String> REVIEWS =
      Set.of("localsubjectaccessreviews", "subjectaccessreviews", "selfsubjectaccessreviews");

  private final Function<String, Optional<KubeObject>> namespaces;

  /**
   * @param namespaces finds a namespace by name, with everything that is stored by now
   */
  public NamespaceLifecycle(Function<String, Optional<KubeObject>> namespaces) {
    this.namespaces = namespaces;
  }

  @Override
  public String name() {
    return "NamespaceLifecycle";
  }

  @Override
  public boolean handles(Operation operation) {
    return operation != Operation.CONNECT;
  }

  @Override
  public KubeObject mutate(Attributes attributes) {
    KubeObject object = attributes.object().orElseThrow();
    ResourceType type = attributes.type();
    if (!type.namespaced()
        || attributes.namespace().isEmpty()
        || type.group().equals("authorization.k8s.io") && REVIEWS.contains(type.plural())) {
      return object;
    }
    KubeObject namespace =
        namespaces
            .apply(attributes.namespace())
            .orElseThrow(() -> Failures.notFound("", "namespaces", attributes.namespace()));
    if (attributes.operation() == Operation.CREATE
        && namespace.status().string("phase").equals("Terminating")) {
      throw terminating(attributes);
    }
    return object;
  }

  private static ApiException terminating(Attributes attributes) {
    String namespace = attributes.namespace();
    Status refusal =
        Failures.forbidden(
                attributes.type().group(),
                attributes.type().plural(),
                attributes.name(),
                "unable to create new content in namespace "
                    + namespace
                    + " because it is being terminated")
            .status();
    List<Cause> causes = new ArrayList<>(refusal.details().causes());
    causes.add(
        new Cause(
            "NamespaceTerminating",
            "namespace " + namespace + " is being terminated",
            "metadata.namespace"));
    return new ApiException(
        Status.of(refusal.reason(), refusal.message(), refusal.details().withCauses(causes)));
  }

  @Override
  public void validate(Attributes attributes) {
    if (attributes.operation() == Operation.DELETE
        && attributes.isOneOf("", List.of("namespaces"))
        && IMMORTAL.contains(attributes.name())) {
      throw Failures.forbidden(
          "", "namespaces", attributes.name(), "this namespace may not be deleted");
    }
  }
}
