package io.quarterdeck.builtin.discovery;

import io.quarterdeck.builtin.Kind;

/** The kind EndpointSlice of discovery.k8s.io. */
public final class EndpointSlice {
  public static final Kind KIND =
      Kind.named("EndpointSlice", "endpointslices").namespaced().stored("discovery.k8s.io/v1");

  private EndpointSlice() {}
}
