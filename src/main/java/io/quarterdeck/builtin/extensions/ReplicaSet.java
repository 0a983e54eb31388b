package io.quarterdeck.builtin.extensions;

import io.quarterdeck.builtin.Kind;

/** The kind ReplicaSet of the former group extensions: that of apps in an older form. */
final class ReplicaSet {
  static final Kind KIND =
      Kind.named("ReplicaSet", "replicasets")
          .namespaced()
          .sameAs(io.quarterdeck.builtin.apps.ReplicaSet.KIND)
          .defaults("v1beta1", ExtensionsDefaults::replicaSet)
          .deprecated("v1beta1", "v1.8", "", "apps/v1 ReplicaSet");

  private ReplicaSet() {}
}
