package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.Kind;
import java.util.UUID;

/** The kind LimitRange of the core group. */
public final class LimitRange {
  public static final Kind KIND =
      Kind.named("LimitRange", "limitranges")
          .namespaced()
          .shortNames("limits")
          .stored("v1")
          .strategy(new LimitRangeRules(() -> UUID.randomUUID().toString()))
          .defaults("v1", LimitRangeRules::defaults);

  private LimitRange() {}
}
