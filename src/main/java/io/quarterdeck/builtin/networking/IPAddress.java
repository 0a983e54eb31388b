package io.quarterdeck.builtin.networking;

import io.quarterdeck.builtin.Kind;

/** The kind IPAddress of networking.k8s.io. */
public final class IPAddress {
  public static final Kind KIND =
      Kind.named("IPAddress", "ipaddresses").shortNames("ip").stored("networking.k8s.io/v1");

  private IPAddress() {}
}
