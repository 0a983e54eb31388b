package io.quarterdeck.builtin.apps;

import io.quarterdeck.builtin.Kind;

/** The kind ControllerRevision of apps. */
public final class ControllerRevision {
  public static final Kind KIND =
      Kind.named("ControllerRevision", "controllerrevisions").namespaced().stored("apps/v1");

  private ControllerRevision() {}
}
