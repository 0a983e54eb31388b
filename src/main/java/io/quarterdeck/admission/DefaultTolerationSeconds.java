package io.quarterdeck.admission;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;

/**
 * Lets pods stay for a while on a node that is not ready or out of reach, unless they say
 * themselves how long ({@code plugin/pkg/admission/defaulttolerationseconds}).
 */
public final class DefaultTolerationSeconds extends PodPlugin {
  private static final String NOT_READY = "node.kubernetes.io/not-ready";
  private static final String UNREACHABLE = "node.kubernetes.io/unreachable";
  private static final String NO_EXECUTE = "NoExecute";

  private final long notReadySeconds;
  private final long unreachableSeconds;

  /**
   * @param notReadySeconds {@code --default-not-ready-toleration-seconds}
   * @param unreachableSeconds {@code --default-unreachable-toleration-seconds}
   */
  public DefaultTolerationSeconds(long notReadySeconds, long unreachableSeconds) {
    super("DefaultTolerationSeconds", Operation.CREATE, Operation.UPDATE);
    this.notReadySeconds = notReadySeconds;
    this.unreachableSeconds = unreachableSeconds;
  }

  @Override
  KubeObject mutatePod(Attributes attributes, KubeObject pod) {
    ListValue own = pod.spec().list("tolerations");
    ListValue all = own;
    if (!tolerates(own, NOT_READY)) {
      all = all.plus(toleration(NOT_READY, notReadySeconds));
    }
    if (!tolerates(own, UNREACHABLE)) {
      all = all.plus(toleration(UNREACHABLE, unreachableSeconds));
    }
    ListValue result = all;
    return result == own ? pod : pod.editSpec(s -> s.with("tolerations", result));
  }

  private static boolean tolerates(ListValue tolerations, String key) {
    for (MapValue toleration : tolerations.maps()) {
      String of = toleration.string("key");
      String effect = toleration.string("effect");
      if ((of.isEmpty() || of.equals(key)) && (effect.isEmpty() || effect.equals(NO_EXECUTE))) {
        return true;
      }
    }
    return false;
  }

  private static MapValue toleration(String key, long seconds) {
    return MapValue.builder()
        .put("key", key)
        .put("operator", "Exists")
        .put("effect", NO_EXECUTE)
        .put("tolerationSeconds", seconds)
        .build();
  }
}
