package io.quarterdeck.admission;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Quantity;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;
import java.util.List;
import java.util.Optional;

/** Lets claims grow only when they are bound and their storage class says that it can be done. */
public final class PersistentVolumeClaimResize implements AdmissionPlugin {
  private static final List<String> CLAIMS = List.of("persistentvolumeclaims");

  /** Where the class was before it had a field. */
  private static final String CLASS_ANNOTATION = "volume.beta.kubernetes.io/storage-class";

  private final Cluster cluster;

  public PersistentVolumeClaimResize(Cluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public String name() {
    return "PersistentVolumeClaimResize";
  }

  @Override
  public boolean handles(Operation operation) {
    return operation == Operation.UPDATE;
  }

  @Override
  public void validate(Attributes attributes) {
    if (!attributes.isOneOf("", CLAIMS) || !attributes.subresource().isEmpty()) {
      return;
    }
    KubeObject claim = attributes.object().orElseThrow();
    KubeObject old = attributes.old().orElseThrow();
    if (size(claim).compareTo(size(old)) <= 0) {
      return;
    }
    if (!old.root().map("status").string("phase").equals("Bound")) {
      throw forbidden(attributes, "Only bound persistent volume claims can be expanded");
    }
    String storageClass = storageClass(claim);
    if (!storageClass.equals(storageClass(old)) || !expands(storageClass)) {
      throw forbidden(
          attributes,
          "only dynamically provisioned pvc can be resized and the storageclass that provisions"
              + " the pvc must support resize");
    }
  }

  private static Quantity size(KubeObject claim) {
    MapValue requests = claim.spec().map("resources").map("requests");
    return Quantity.parse(requests.has("storage") ? requests.string("storage") : "0");
  }

  private static String storageClass(KubeObject claim) {
    MapValue annotations = claim.meta().map().map("annotations");
    return annotations.has(CLASS_ANNOTATION)
        ? annotations.string(CLASS_ANNOTATION)
        : claim.spec().string("storageClassName");
  }

  private boolean expands(String storageClass) {
    Optional<KubeObject> found =
        storageClass.isEmpty()
            ? Optional.empty()
            : cluster.find("storage.k8s.io", "storageclasses", "", storageClass);
    return found.filter(c -> c.root().bool("allowVolumeExpansion")).isPresent();
  }

  private static ApiException forbidden(Attributes attributes, String why) {
    return Failures.forbidden(
        attributes.type().group(), attributes.type().plural(), attributes.name(), why);
  }
}
