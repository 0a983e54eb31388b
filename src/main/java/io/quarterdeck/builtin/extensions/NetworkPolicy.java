package io.quarterdeck.builtin.extensions;

import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.networking.NetworkingDefaults;

/**
 * The kind NetworkPolicy of the former group extensions: that of networking.k8s.io in an older
 * form.
 */
final class NetworkPolicy {
  static final Kind KIND =
      Kind.named("NetworkPolicy", "networkpolicies")
          .namespaced()
          .sameAs(io.quarterdeck.builtin.networking.NetworkPolicy.KIND)
          .defaults("v1beta1", NetworkingDefaults::networkPolicy)
          .deprecated("v1beta1", "v1.9", "", "networking.k8s.io/v1 NetworkPolicy");

  private NetworkPolicy() {}
}
