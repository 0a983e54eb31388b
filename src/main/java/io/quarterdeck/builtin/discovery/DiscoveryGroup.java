package io.quarterdeck.builtin.discovery;

import io.quarterdeck.builtin.Group;

/** The kinds of the group discovery.k8s.io, by version. */
public final class DiscoveryGroup {
  public static final Group GROUP =
      Group.named("discovery.k8s.io", 16200).version("v1", 15, EndpointSlice.KIND);

  private DiscoveryGroup() {}
}
