package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.Kind;
import io.quarterdeck.resource.Strategy;

/** The kind Service of the core group. */
public final class Service {
  public static final Kind KIND =
      Kind.named("Service", "services")
          .namespaced()
          .shortNames("svc")
          .categories("all")
          .select("spec.clusterIP")
          .select("spec.type")
          .stored("v1", "services/specs")
          .proxy("ServiceProxyOptions")
          .status(Strategy.NONE);

  private Service() {}
}
