package io.quarterdeck.builtin.flowcontrol;

import io.quarterdeck.builtin.Kind;
import io.quarterdeck.resource.Strategy;

/** The kind FlowSchema of flowcontrol.apiserver.k8s.io. */
public final class FlowSchema {
  public static final Kind KIND =
      Kind.named("FlowSchema", "flowschemas")
          .stored("flowcontrol.apiserver.k8s.io/v1")
          .status(Strategy.NONE);

  private FlowSchema() {}
}
