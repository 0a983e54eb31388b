package io.quarterdeck.builtin.networking;

import io.quarterdeck.builtin.Fill;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import java.util.List;

/** What kinds of networking.k8s.io get when a client leaves it out. */
public final class NetworkingDefaults {
  private NetworkingDefaults() {}

  /** Also of the former group extensions. */
  public static MapValue networkPolicy(MapValue root) {
    return root.mapAt("spec", NetworkingDefaults::policySpec);
  }

  private static MapValue policySpec(MapValue spec) {
    List<String> types =
        spec.list("egress").isEmpty() ? List.of("Ingress") : List.of("Ingress", "Egress");
    return Fill.list(spec, "policyTypes", ListValue.ofStrings(types))
        .mapEach("ingress", NetworkingDefaults::ports)
        .mapEach("egress", NetworkingDefaults::ports);
  }

  private static MapValue ports(MapValue rule) {
    return rule.mapEach("ports", port -> port.withDefault("protocol", "TCP"));
  }

  static MapValue ingressClass(MapValue root) {
    return root.mapAt(
        "spec",
        spec -> spec.mapAt("parameters", reference -> reference.withDefault("scope", "Cluster")));
  }
}
