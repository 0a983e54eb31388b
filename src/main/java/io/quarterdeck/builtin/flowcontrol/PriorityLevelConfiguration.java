package io.quarterdeck.builtin.flowcontrol;

import io.quarterdeck.builtin.Kind;
import io.quarterdeck.resource.Strategy;

/** The kind PriorityLevelConfiguration of flowcontrol.apiserver.k8s.io. */
public final class PriorityLevelConfiguration {
  public static final Kind KIND =
      Kind.named("PriorityLevelConfiguration", "prioritylevelconfigurations")
          .stored("flowcontrol.apiserver.k8s.io/v1")
          .status(Strategy.NONE);

  private PriorityLevelConfiguration() {}
}
