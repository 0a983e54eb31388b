package io.quarterdeck.builtin.resource;

import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;

/** The kind ResourceClaimTemplate of resource.k8s.io. */
public final class ResourceClaimTemplate {
  public static final Kind KIND =
      Kind.named("ResourceClaimTemplate", "resourceclaimtemplates")
          .returnsDeleted()
          .namespaced()
          .stored("resource.k8s.io/v1")
          .converts("v1beta1", BetaConversion.CLAIM_TEMPLATE)
          .deprecated("v1beta1", "v1.35", "v1.38", "")
          .deprecated("v1beta2", "v1.36", "v1.39", "")
          .columns(columns());

  private ResourceClaimTemplate() {}

  private static Table columns() {
    return Table.named().age();
  }
}
