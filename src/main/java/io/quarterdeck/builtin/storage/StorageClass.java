package io.quarterdeck.builtin.storage;

import io.quarterdeck.builtin.Kind;

/** The kind StorageClass of storage.k8s.io. */
public final class StorageClass {
  public static final Kind KIND =
      Kind.named("StorageClass", "storageclasses")
          .shortNames("sc")
          .stored("storage.k8s.io/v1")
          .strategy(new StorageClassRules());

  private StorageClass() {}
}
