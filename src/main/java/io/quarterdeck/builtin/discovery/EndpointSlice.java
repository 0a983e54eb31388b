package io.quarterdeck.builtin.discovery;

import io.quarterdeck.builtin.Cells;
import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;

/** The kind EndpointSlice of discovery.k8s.io. */
public final class EndpointSlice {
  private static final int SHOWN = 3; // as upstream; the rest is counted

  public static final Kind KIND =
      Kind.named("EndpointSlice", "endpointslices")
          .namespaced()
          .stored("discovery.k8s.io/v1")
          .defaults("v1", DiscoveryDefaults::endpointSlice)
          .strategy(new EndpointSliceRules())
          .columns(columns());

  private EndpointSlice() {}

  private static Table columns() {
    return Table.named()
        .text("AddressType", Doc.field("addressType"), o -> o.root().string("addressType"))
        .text("Ports", Doc.field("ports"), EndpointSlice::ports)
        .text("Endpoints", Doc.field("endpoints"), EndpointSlice::addresses)
        .age();
  }

  private static String ports(KubeObject slice) {
    return Cells.first(
        slice.root().list("ports").maps().stream().map(EndpointSlice::port).toList(), SHOWN);
  }

  private static String port(MapValue port) {
    return port.has("port")
        ? Long.toString(port.integer("port"))
        : Cells.orIfAbsent(port, "name", "*");
  }

  private static String addresses(KubeObject slice) {
    return Cells.first(
        slice.root().list("endpoints").maps().stream()
            .flatMap(e -> e.list("addresses").strings().stream())
            .toList(),
        SHOWN);
  }
}
