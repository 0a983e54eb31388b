package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.Cells;
import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import java.util.ArrayList;
import java.util.List;

/** The kind Endpoints of the core group. */
public final class Endpoints {
  private static final int SHOWN = 3; // as upstream; the rest is counted

  public static final Kind KIND =
      Kind.named("Endpoints", "endpoints")
          .namespaced()
          .shortNames("ep")
          .stored("v1", "services/endpoints")
          .strategy(new EndpointsRules())
          .defaults("v1", EndpointsRules::defaults)
          .deprecated("v1", "v1.33", "", "discovery.k8s.io/v1 EndpointSlice")
          .columns(columns());

  private Endpoints() {}

  private static Table columns() {
    return Table.named().text("Endpoints", Doc.field("subsets"), Endpoints::endpoints).age();
  }

  /** The first addresses of all subsets, with each of their ports. */
  private static String endpoints(KubeObject endpoints) {
    List<MapValue> subsets = endpoints.root().list("subsets").maps();
    if (subsets.isEmpty()) {
      return Cells.NONE;
    }
    List<String> shown = new ArrayList<>();
    for (MapValue subset : subsets) {
      List<MapValue> ports = subset.list("ports").maps();
      if (ports.isEmpty()) {
        subset.list("addresses").maps().forEach(a -> shown.add(a.string("ip")));
      }
      for (MapValue port : ports) {
        for (MapValue address : subset.list("addresses").maps()) {
          shown.add(hostPort(address.string("ip"), port.integer("port")));
        }
      }
    }
    return shown.isEmpty() ? "" : Cells.first(shown, SHOWN);
  }

  private static String hostPort(String ip, long port) {
    return (ip.contains(":") ? "[" + ip + "]" : ip) + ":" + port;
  }
}
