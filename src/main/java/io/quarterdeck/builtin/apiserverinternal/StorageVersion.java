package io.quarterdeck.builtin.apiserverinternal;

import io.quarterdeck.builtin.Kind;
import io.quarterdeck.resource.Strategy;

/** The kind StorageVersion of internal.apiserver.k8s.io. */
public final class StorageVersion {
  public static final Kind KIND =
      Kind.named("StorageVersion", "storageversions")
          .stored("internal.apiserver.k8s.io/v1alpha1")
          .status(Strategy.NONE);

  private StorageVersion() {}
}
