package io.quarterdeck.builtin.discovery;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.rules.Formats;
import java.util.HashSet;
import java.util.Set;

/**
 * Drops {@code deprecatedTopology} from endpoints: v1 shows it and does not take it. The name of a
 * node that the old object kept there moves to {@code nodeName}, so that a client that edits what
 * it read does not lose it.
 */
final class FormerTopology {
  private static final String TOPOLOGY = "deprecatedTopology";
  private static final String HOSTNAME = "kubernetes.io/hostname";

  private final Set<String> nodes;

  private FormerTopology(Set<String> nodes) {
    this.nodes = nodes;
  }

  /** The topology of the endpoints of an old object. */
  static FormerTopology of(ListValue endpoints) {
    Set<String> nodes = new HashSet<>();
    for (MapValue endpoint : endpoints.maps()) {
      nodes.add(endpoint.map(TOPOLOGY).string(HOSTNAME));
    }
    return new FormerTopology(nodes);
  }

  ListValue dropped(ListValue endpoints) {
    return endpoints.mapEach(this::dropped);
  }

  private MapValue dropped(MapValue endpoint) {
    String node = endpoint.map(TOPOLOGY).string(HOSTNAME);
    MapValue kept = endpoint.without(TOPOLOGY);
    return nodes.contains(node) && Formats.DNS_SUBDOMAIN.accepts(node)
        ? kept.withDefault("nodeName", node)
        : kept;
  }
}
