package io.quarterdeck.builtin.networking;

import io.quarterdeck.builtin.Cells;
import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.Cell;
import java.util.Locale;

/** The kind IPAddress of networking.k8s.io. */
public final class IPAddress {
  public static final Kind KIND =
      Kind.named("IPAddress", "ipaddresses")
          .shortNames("ip")
          .stored("networking.k8s.io/v1")
          .strategy(new IpAddressRules())
          .deprecated("v1beta1", "v1.34", "v1.37", "")
          .columns(columns());

  private IPAddress() {}

  private static Table columns() {
    return Table.named()
        .text(
            "ParentRef",
            Doc.of(
                "ParentRef references the resource that an IPAddress is attached to. An IPAddress"
                    + " must reference a parent object."),
            IPAddress::parent)
        .extra(o -> Cell.since(o.meta().creationTimestamp()));
  }

  private static String parent(KubeObject address) {
    if (!address.spec().has("parentRef")) {
      return Cells.NONE;
    }
    MapValue parent = address.spec().map("parentRef");
    String group = parent.string("group");
    String namespace = parent.string("namespace");
    return (parent.string("resource") + (group.isEmpty() ? "" : "." + group))
            .toLowerCase(Locale.ROOT)
        + (namespace.isEmpty() ? "" : "/" + namespace)
        + "/"
        + parent.string("name");
  }
}
