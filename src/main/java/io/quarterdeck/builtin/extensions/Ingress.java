package io.quarterdeck.builtin.extensions;

import io.quarterdeck.builtin.Kind;

/** The kind Ingress of the former group extensions: that of networking.k8s.io in an older form. */
final class Ingress {
  static final Kind KIND =
      Kind.named("Ingress", "ingresses")
          .namespaced()
          .sameAs(io.quarterdeck.builtin.networking.Ingress.KIND)
          .defaults("v1beta1", ExtensionsDefaults::ingress)
          .converts("v1beta1", new IngressConversion())
          .deprecated("v1beta1", "v1.14", "", "networking.k8s.io/v1 Ingress");

  private Ingress() {}
}
