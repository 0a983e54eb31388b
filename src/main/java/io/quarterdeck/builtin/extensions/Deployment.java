package io.quarterdeck.builtin.extensions;

import io.quarterdeck.builtin.Kind;

/** The kind Deployment of the former group extensions: that of apps in an older form. */
final class Deployment {
  static final Kind KIND =
      Kind.named("Deployment", "deployments")
          .namespaced()
          .sameAs(io.quarterdeck.builtin.apps.Deployment.KIND)
          .defaults("v1beta1", ExtensionsDefaults::deployment)
          .converts("v1beta1", new WorkloadConversion("rollbackTo"))
          .scale()
          .deprecated("v1beta1", "v1.8", "", "apps/v1 Deployment");

  private Deployment() {}
}
