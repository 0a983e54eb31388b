package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.Kind;

/** The kind PodTemplate of the core group. */
public final class PodTemplate {
  public static final Kind KIND =
      Kind.named("PodTemplate", "podtemplates").namespaced().stored("v1");

  private PodTemplate() {}
}
