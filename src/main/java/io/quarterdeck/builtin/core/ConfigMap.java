package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.Kind;

/** The kind ConfigMap of the core group. */
public final class ConfigMap {
  public static final Kind KIND =
      Kind.named("ConfigMap", "configmaps").namespaced().shortNames("cm").stored("v1");

  private ConfigMap() {}
}
