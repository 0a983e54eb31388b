package io.quarterdeck.builtin.networking;

import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;

/** The kind ServiceCIDR of networking.k8s.io. */
public final class ServiceCIDR {
  public static final Kind KIND =
      Kind.named("ServiceCIDR", "servicecidrs")
          .stored("networking.k8s.io/v1")
          .strategy(new ServiceCidrRules())
          .status(new ServiceCidrRules.OfStatus())
          .deprecated("v1beta1", "v1.34", "v1.37", "")
          .columns(columns());

  private ServiceCIDR() {}

  private static Table columns() {
    return Table.named()
        .text(
            "CIDRs",
            Doc.field("spec.cidrs"),
            o -> String.join(",", o.spec().list("cidrs").strings()))
        .age();
  }
}
