package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.Kind;
import io.quarterdeck.resource.Strategy;

/** The kind PersistentVolume of the core group. */
public final class PersistentVolume {
  public static final Kind KIND =
      Kind.named("PersistentVolume", "persistentvolumes")
          .shortNames("pv")
          .stored("v1")
          .status(Strategy.NONE);

  private PersistentVolume() {}
}
