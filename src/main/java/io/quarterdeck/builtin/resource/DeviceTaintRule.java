package io.quarterdeck.builtin.resource;

import io.quarterdeck.builtin.Kind;
import io.quarterdeck.resource.Strategy;

/** The kind DeviceTaintRule of resource.k8s.io. */
public final class DeviceTaintRule {
  public static final Kind KIND =
      Kind.named("DeviceTaintRule", "devicetaintrules")
          .stored("resource.k8s.io/v1alpha3")
          .status(Strategy.NONE);

  private DeviceTaintRule() {}
}
