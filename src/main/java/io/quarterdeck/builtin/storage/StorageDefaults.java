package io.quarterdeck.builtin.storage;

import io.quarterdeck.builtin.Fill;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;

/** What kinds of storage.k8s.io get when a client leaves it out. */
final class StorageDefaults {
  private StorageDefaults() {}

  static MapValue storageClass(MapValue root) {
    return root.withDefault("reclaimPolicy", "Delete")
        .withDefault("volumeBindingMode", "Immediate");
  }

  static MapValue csiDriver(MapValue root) {
    return root.mapAt(
        "spec",
        spec ->
            Fill.list(spec, "volumeLifecycleModes", ListValue.of(Value.of("Persistent")))
                .withDefault("attachRequired", true)
                .withDefault("podInfoOnMount", false)
                .withDefault("storageCapacity", false)
                .withDefault("fsGroupPolicy", "ReadWriteOnceWithFSType")
                .withDefault("requiresRepublish", false)
                .withDefault("seLinuxMount", false));
  }
}
