package io.quarterdeck.builtin.resource;

import io.quarterdeck.builtin.Kind;
import io.quarterdeck.resource.Strategy;

/** The kind ResourcePoolStatusRequest of resource.k8s.io. */
public final class ResourcePoolStatusRequest {
  public static final Kind KIND =
      Kind.named("ResourcePoolStatusRequest", "resourcepoolstatusrequests")
          .returnsDeleted()
          .stored("resource.k8s.io/v1alpha3")
          .partWithoutTable("status", Strategy.NONE)
          .deprecated("v1alpha3", "v1.39", "v1.42", "")
          .columns(PoolStatus.columns());

  private ResourcePoolStatusRequest() {}
}
