package io.quarterdeck.builtin.apiregistration;

import io.quarterdeck.builtin.Kind;
import io.quarterdeck.resource.Strategy;

/** The kind APIService of apiregistration.k8s.io. */
public final class APIService {
  public static final Kind KIND =
      Kind.named("APIService", "apiservices")
          .categories("api-extensions")
          .stored("apiregistration.k8s.io/v1", "apiregistration.k8s.io/apiservices")
          .status(Strategy.NONE);

  private APIService() {}
}
