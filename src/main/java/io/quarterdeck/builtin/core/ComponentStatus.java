package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.Kind;

/** The kind ComponentStatus of the core group. */
public final class ComponentStatus {
  public static final Kind KIND =
      Kind.named("ComponentStatus", "componentstatuses").shortNames("cs").verbs("get", "list");

  private ComponentStatus() {}
}
