package io.quarterdeck.builtin.networking;

import io.quarterdeck.builtin.Cells;
import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;

/** The kind NetworkPolicy of networking.k8s.io. */
public final class NetworkPolicy {
  public static final Kind KIND =
      Kind.named("NetworkPolicy", "networkpolicies")
          .namespaced()
          .shortNames("netpol")
          .stored("networking.k8s.io/v1")
          .defaults("v1", NetworkingDefaults::networkPolicy)
          .strategy(new NetworkPolicyRules())
          .columns(columns());

  private NetworkPolicy() {}

  private static Table columns() {
    return Table.named()
        .text(
            "Pod-Selector",
            Doc.of(
                "podSelector selects the pods to which this NetworkPolicy object applies. The array"
                    + " of rules is applied to any pods selected by this field. An empty selector"
                    + " matches all pods in the policy's namespace. Multiple network policies can"
                    + " select the same set of pods. In this case, the ingress rules for each are"
                    + " combined additively. This field is optional. If it is not specified, it"
                    + " defaults to an empty selector."),
            o -> Cells.selector(o.spec().map("podSelector")))
        .age();
  }
}
