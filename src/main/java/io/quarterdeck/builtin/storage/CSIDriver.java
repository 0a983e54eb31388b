package io.quarterdeck.builtin.storage;

import io.quarterdeck.builtin.Kind;

/** The kind CSIDriver of storage.k8s.io. */
public final class CSIDriver {
  public static final Kind KIND =
      Kind.named("CSIDriver", "csidrivers")
          .stored("storage.k8s.io/v1")
          .strategy(new CsiDriverRules());

  private CSIDriver() {}
}
