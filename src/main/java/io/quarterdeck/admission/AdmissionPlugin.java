package io.quarterdeck.admission;

import io.quarterdeck.object.KubeObject;

/**
 * One rule over all kinds. Stateless towards requests; called from many threads. Refuses by
 * throwing an ApiException.
 */
public interface AdmissionPlugin {
  /** Returns the name that flags know it by. */
  String name();

  boolean handles(Operation operation);

  /** Returns the object as it shall go on; called in order, before validation. Not for deletes. */
  default KubeObject mutate(Attributes attributes) {
    return attributes.object().orElseThrow();
  }

  /** Refuses what may not be; called after the kind's own rules. */
  default void validate(Attributes attributes) {}
}
