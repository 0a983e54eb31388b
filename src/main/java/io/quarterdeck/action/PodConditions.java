package io.quarterdeck.action;

import io.quarterdeck.object.GoTime;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import java.time.Instant;

/** Sets conditions in a pod's status as {@code pkg/api/v1/pod.UpdatePodCondition} does. */
final class PodConditions {
  private PodConditions() {}

  /** Returns the status with the condition true; its transition time moves only if it was not. */
  static MapValue setTrue(
      MapValue status, String type, String reason, String message, Instant now) {
    MapValue.Builder condition =
        MapValue.builder()
            .put("type", type)
            .put("status", "True")
            .put("lastProbeTime", Value.ofNull())
            .put("lastTransitionTime", GoTime.format(now));
    if (!reason.isEmpty()) {
      condition.put("reason", reason).put("message", message);
    }
    MapValue set = condition.build();
    ListValue conditions = status.list("conditions");
    for (int i = 0; i < conditions.size(); i++) {
      MapValue old = conditions.map(i);
      if (old.string("type").equals(type)) {
        boolean wasTrue = old.string("status").equals("True");
        MapValue kept =
            wasTrue ? set.with("lastTransitionTime", old.string("lastTransitionTime")) : set;
        return status.with("conditions", conditions.with(i, kept));
      }
    }
    return status.with("conditions", conditions.plus(set));
  }
}
