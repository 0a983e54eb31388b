package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.Kind;
import io.quarterdeck.resource.Strategy;

/** The kind PersistentVolumeClaim of the core group. */
public final class PersistentVolumeClaim {
  public static final Kind KIND =
      Kind.named("PersistentVolumeClaim", "persistentvolumeclaims")
          .namespaced()
          .shortNames("pvc")
          .stored("v1")
          .status(Strategy.NONE);

  private PersistentVolumeClaim() {}
}
