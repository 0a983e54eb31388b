package io.quarterdeck.builtin.networking;

import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Cells;

/** The kind NetworkPolicy of networking.k8s.io. */
public final class NetworkPolicy {
  public static final Kind KIND =
      Kind.named("NetworkPolicy", "networkpolicies")
          .namespaced()
          .shortNames("netpol")
          .stored("networking.k8s.io/v1").columns(columns());

  private NetworkPolicy() {}

  private static Table columns() {
    return Table.named().text("Pod-Selector", Doc.field("spec.podSelector"), o -> Cells.selector(o.spec().map("podSelector"))).age();
  }
}
