package io.quarterdeck.builtin.networking;

import io.quarterdeck.builtin.Kind;

/** The kind NetworkPolicy of networking.k8s.io. */
public final class NetworkPolicy {
  public static final Kind KIND =
      Kind.named("NetworkPolicy", "networkpolicies")
          .namespaced()
          .shortNames("netpol")
          .stored("networking.k8s.io/v1");

  private NetworkPolicy() {}
}
