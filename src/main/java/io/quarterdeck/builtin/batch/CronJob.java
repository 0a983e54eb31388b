package io.quarterdeck.builtin.batch;

import io.quarterdeck.builtin.Kind;
import io.quarterdeck.resource.Strategy;

/** The kind CronJob of batch. */
public final class CronJob {
  public static final Kind KIND =
      Kind.named("CronJob", "cronjobs")
          .namespaced()
          .shortNames("cj")
          .categories("all")
          .stored("batch/v1")
          .status(Strategy.NONE);

  private CronJob() {}
}
