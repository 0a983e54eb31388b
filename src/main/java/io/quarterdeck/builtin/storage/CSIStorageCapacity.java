package io.quarterdeck.builtin.storage;

import io.quarterdeck.builtin.Kind;

/** The kind CSIStorageCapacity of storage.k8s.io. */
public final class CSIStorageCapacity {
  public static final Kind KIND =
      Kind.named("CSIStorageCapacity", "csistoragecapacities")
          .namespaced()
          .stored("storage.k8s.io/v1")
          .strategy(new CsiStorageCapacityRules());

  private CSIStorageCapacity() {}
}
