package io.quarterdeck.builtin.batch;

import io.quarterdeck.builtin.Kind;
import io.quarterdeck.resource.Strategy;

/** The kind Job of batch. */
public final class Job {
  public static final Kind KIND =
      Kind.named("Job", "jobs")
          .namespaced()
          .categories("all")
          .select("status.successful", job -> Long.toString(job.status().integer("succeeded")))
          .refusal("field label {quoted} not supported for Job")
          .stored("batch/v1")
          .status(Strategy.NONE);

  private Job() {}
}
