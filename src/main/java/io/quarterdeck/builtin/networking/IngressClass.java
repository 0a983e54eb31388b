package io.quarterdeck.builtin.networking;

import io.quarterdeck.builtin.Kind;

/** The kind IngressClass of networking.k8s.io. */
public final class IngressClass {
  public static final Kind KIND =
      Kind.named("IngressClass", "ingressclasses").stored("networking.k8s.io/v1");

  private IngressClass() {}
}
