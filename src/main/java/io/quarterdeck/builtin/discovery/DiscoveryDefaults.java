package io.quarterdeck.builtin.discovery;

import io.quarterdeck.object.MapValue;

/** What endpoint slices get when a client leaves it out. */
final class DiscoveryDefaults {
  private DiscoveryDefaults() {}

  static MapValue endpointSlice(MapValue root) {
    return root.mapEach(
        "ports", port -> port.withDefault("name", "").withDefault("protocol", "TCP"));
  }
}
