package io.quarterdeck.builtin.batch;

import io.quarterdeck.builtin.Group;

/** The kinds of the group batch, by version. */
public final class BatchGroup {
  public static final Group GROUP =
      Group.named("batch", 17400).version("v1", 15, CronJob.KIND, Job.KIND);

  private BatchGroup() {}
}
