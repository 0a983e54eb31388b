package io.quarterdeck.builtin.resource;

import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;
import java.time.InstantSource;

/** The kind ResourceClaimTemplate of resource.k8s.io. */
public final class ResourceClaimTemplate {
  private static final ResourceDefaults DEFAULTS = new ResourceDefaults(InstantSource.system());

  public static final Kind KIND =
      Kind.named("ResourceClaimTemplate", "resourceclaimtemplates")
          .returnsDeleted()
          .namespaced()
          .stored("resource.k8s.io/v1")
          .defaults("v1", DEFAULTS::claimTemplate)
          .defaults("v1beta2", DEFAULTS::claimTemplate)
          .defaults("v1beta1", DEFAULTS::claimTemplate)
          .converts("v1beta1", BetaConversion.CLAIM_TEMPLATE)
          .deprecated("v1beta1", "v1.35", "v1.38", "")
          .deprecated("v1beta2", "v1.36", "v1.39", "")
          .strategy(new ResourceClaimTemplateRules())
          .columns(columns());

  private ResourceClaimTemplate() {}

  private static Table columns() {
    return Table.named().age();
  }
}
