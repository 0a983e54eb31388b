package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.Kind;

/** The kind Endpoints of the core group. */
public final class Endpoints {
  public static final Kind KIND =
      Kind.named("Endpoints", "endpoints")
          .namespaced()
          .shortNames("ep")
          .stored("v1", "services/endpoints");

  private Endpoints() {}
}
