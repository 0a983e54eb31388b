package io.quarterdeck.builtin.extensions;

import io.quarterdeck.builtin.Kind;

/** The kind DaemonSet of the former group extensions: that of apps in an older form. */
final class DaemonSet {
  static final Kind KIND =
      Kind.named("DaemonSet", "daemonsets")
          .namespaced()
          .sameAs(io.quarterdeck.builtin.apps.DaemonSet.KIND)
          .defaults("v1beta1", ExtensionsDefaults::daemonSet)
          .converts("v1beta1", new WorkloadConversion("templateGeneration"))
          .deprecated("v1beta1", "v1.8", "", "apps/v1 DaemonSet");

  private DaemonSet() {}
}
