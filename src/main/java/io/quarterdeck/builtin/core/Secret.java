package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.Kind;

/** The kind Secret of the core group. */
public final class Secret {
  public static final Kind KIND =
      Kind.named("Secret", "secrets").namespaced().select("type").stored("v1");

  private Secret() {}
}
