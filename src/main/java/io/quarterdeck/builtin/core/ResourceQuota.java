package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.Cells;
import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import java.util.stream.Collectors;

/** The kind ResourceQuota of the core group. */
public final class ResourceQuota {
  public static final Kind KIND =
      Kind.named("ResourceQuota", "resourcequotas")
          .returnsDeleted()
          .namespaced()
          .shortNames("quota")
          .stored("v1")
          .strategy(new ResourceQuotaRules())
          .defaults("v1", ResourceQuotaRules::defaults)
          .status(new ResourceQuotaRules.OfStatus())
          .columns(columns());

  private ResourceQuota() {}

  private static Table columns() {
    return Table.named()
        .text(
            "Request",
            Doc.of(
                "Request represents a minimum amount of cpu/memory that a container may consume."),
            o -> used(o, false))
        .text(
            "Limit",
            Doc.of(
                "Limits control the maximum amount of cpu/memory that a container may use"
                    + " independent of contention on the node."),
            o -> used(o, true))
        .age();
  }

  /** What is used of what may be, of the resources that are limits or of the others. */
  private static String used(KubeObject quota, boolean ofLimits) {
    MapValue used = quota.status().map("used");
    MapValue hard = quota.status().map("hard");
    return hard.keys().stream()
        .filter(resource -> resource.startsWith("limits.") == ofLimits)
        .sorted()
        .map(r -> r + ": " + amount(used, r) + "/" + amount(hard, r))
        .collect(Collectors.joining(", "));
  }

  private static String amount(MapValue amounts, String resource) {
    return amounts.get(resource).map(Cells::plain).orElse("0");
  }
}
