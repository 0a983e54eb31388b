package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.Kind;

/** The kind Binding of the core group. */
public final class Binding {
  public static final Kind KIND = Kind.named("Binding", "bindings").namespaced().verbs("create");

  private Binding() {}
}
