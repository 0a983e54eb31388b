package io.quarterdeck.builtin.networking;

import io.quarterdeck.builtin.Cells;
import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import java.util.ArrayList;
import java.util.List;

/** The kind Ingress of networking.k8s.io. */
public final class Ingress {
  private static final int HOSTS_SHOWN = 3; // as upstream; the rest is counted

  public static final Kind KIND =
      Kind.named("Ingress", "ingresses")
          .namespaced()
          .shortNames("ing")
          .stored("networking.k8s.io/v1", "ingress")
          .strategy(new IngressRules())
          .status(new IngressRules.OfStatus())
          .columns(columns());

  private Ingress() {}

  private static Table columns() {
    return Table.named()
        .text(
            "Class",
            Doc.of(
                "The name of the IngressClass resource that should be used for additional"
                    + " configuration"),
            o -> Cells.orIfAbsent(o.spec(), "ingressClassName", Cells.NONE))
        .text(
            "Hosts",
            Doc.of("Hosts that incoming requests are matched against before the ingress rule"),
            Ingress::hosts)
        .text(
            "Address",
            Doc.of("Address is a list containing ingress points for the load-balancer"),
            o -> Cells.ingressAddresses(o.status().map("loadBalancer").list("ingress")))
        .text(
            "Ports",
            Doc.of("Ports of TLS configurations that open"),
            o -> o.spec().list("tls").isEmpty() ? "80" : "80, 443")
        .age();
  }

  private static String hosts(KubeObject ingress) {
    List<String> hosts = new ArrayList<>();
    List<MapValue> rules = ingress.spec().list("rules").maps();
    for (MapValue rule : rules) {
      if (hosts.size() == HOSTS_SHOWN) {
        return String.join(",", hosts) + " + " + (rules.size() - HOSTS_SHOWN) + " more...";
      }
      if (!rule.string("host").isEmpty()) {
        hosts.add(rule.string("host"));
      }
    }
    return hosts.isEmpty() ? "*" : String.join(",", hosts);
  }
}
