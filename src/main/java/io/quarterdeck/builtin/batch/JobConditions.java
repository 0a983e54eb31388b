package io.quarterdeck.builtin.batch;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;

/** What a job's conditions say. */
final class JobConditions {
  private JobConditions() {}

  static boolean isTrue(KubeObject job, String type) {
    return has(job, type, "True");
  }

  static boolean has(KubeObject job, String type, String status) {
    for (MapValue condition : job.status().list("conditions").maps()) {
      if (condition.string("type").equals(type) && condition.string("status").equals(status)) {
        return true;
      }
    }
    return false;
  }

  static boolean isFinished(KubeObject job) {
    return isTrue(job, "Complete") || isTrue(job, "Failed");
  }
}
