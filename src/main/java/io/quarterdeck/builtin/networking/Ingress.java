package io.quarterdeck.builtin.networking;

import io.quarterdeck.builtin.Kind;
import io.quarterdeck.resource.Strategy;

/** The kind Ingress of networking.k8s.io. */
public final class Ingress {
  public static final Kind KIND =
      Kind.named("Ingress", "ingresses")
          .namespaced()
          .shortNames("ing")
          .stored("networking.k8s.io/v1", "ingress")
          .status(Strategy.NONE);

  private Ingress() {}
}
