package io.quarterdeck.builtin.resource;

import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.object.KubeObject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The kind ResourceClaim of resource.k8s.io. */
public final class ResourceClaim {
  private static final ResourceDefaults DEFAULTS = new ResourceDefaults(InstantSource.system());

  public static final Kind KIND =
      Kind.named("ResourceClaim", "resourceclaims")
          .returnsDeleted()
          .namespaced()
          .stored("resource.k8s.io/v1")
          .defaults("v1", DEFAULTS::claim)
          .defaults("v1beta2", DEFAULTS::claim)
          .defaults("v1beta1", DEFAULTS::claim)
          .partWithoutTable("status", new ResourceClaimStatusRules())
          .converts("v1beta1", BetaConversion.CLAIM)
          .deprecated("v1beta1", "v1.35", "v1.38", "")
          .deprecated("v1beta2", "v1.36", "v1.39", "")
          .strategy(new ResourceClaimRules())
          .columns(columns());

  private ResourceClaim() {}

  private static Table columns() {
    return Table.named()
        .text(
            "State",
            Doc.of("A summary of the current state (allocated, pending, reserved, etc.)."),
            ResourceClaim::state)
        .age();
  }

  private static String state(KubeObject claim) {
    List<String> states = new ArrayList<>();
    if (claim.meta().isBeingDeleted()) {
      states.add("deleted");
    }
    if (claim.status().has("allocation")) {
      states.add("allocated");
      if (!claim.status().list("reservedFor").isEmpty()) {
        states.add("reserved");
      }
    } else if (states.isEmpty()) {
      states.add("pending");
    }
    return String.join(",", states);
  }
}
