package io.quarterdeck.admission;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.Value;
import java.util.Map;

/** Holds claims, volumes and attribute classes by a finalizer while they are in use. */
public final class StorageObjectInUseProtection implements AdmissionPlugin {
  private static final Map<String, String> FINALIZERS =
      Map.of(
          "persistentvolumes", "kubernetes.io/pv-protection",
          "persistentvolumeclaims", "kubernetes.io/pvc-protection",
          "volumeattributesclasses", "kubernetes.io/vac-protection");

  @Override
  public String name() {
    return "StorageObjectInUseProtection";
  }

  @Override
  public boolean handles(Operation operation) {
    return operation == Operation.CREATE;
  }

  @Override
  public KubeObject mutate(Attributes attributes) {
    KubeObject object = attributes.object().orElseThrow();
    String finalizer = FINALIZERS.get(attributes.type().plural());
    boolean held = finalizer != null && attributes.subresource().isEmpty();
    if (!held || object.meta().finalizers().contains(finalizer)) {
      return object;
    }
    ListValue finalizers = object.root().map("metadata").list("finalizers");
    return object.editMeta(m -> m.with("finalizers", finalizers.plus(Value.of(finalizer))));
  }
}
