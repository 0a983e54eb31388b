package io.quarterdeck.builtin.pod;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.resource.DeletionPolicy;
import java.util.OptionalLong;

/** Pods get time to end by themselves, unless nothing of them runs. */
public final class PodDeletion implements DeletionPolicy {
  private static final String GRACE = "terminationGracePeriodSeconds";

  @Override
  public OptionalLong gracePeriodSeconds(KubeObject pod, OptionalLong requested) {
    String phase = pod.status().string("phase");
    boolean idle =
        pod.spec().string("nodeName").isEmpty()
            || phase.equals("Failed")
            || phase.equals("Succeeded");
    if (idle) {
      return OptionalLong.of(0);
    }
    long seconds = requested.orElse(pod.spec().integer(GRACE));
    return OptionalLong.of(seconds < 0 ? 1 : seconds);
  }

  @Override
  public boolean returnsObject() {
    return true;
  }
}
