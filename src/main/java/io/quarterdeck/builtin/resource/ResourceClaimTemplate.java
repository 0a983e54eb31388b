package io.quarterdeck.builtin.resource;

import io.quarterdeck.builtin.Kind;

/** The kind ResourceClaimTemplate of resource.k8s.io. */
public final class ResourceClaimTemplate {
  public static final Kind KIND =
      Kind.named("ResourceClaimTemplate", "resourceclaimtemplates")
          .namespaced()
          .stored("resource.k8s.io/v1");

  private ResourceClaimTemplate() {}
}
