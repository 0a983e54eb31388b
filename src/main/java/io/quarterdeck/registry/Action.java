package io.quarterdeck.registry;

import io.quarterdeck.object.KubeObject;

/**
 * What a POST does that stores no object of its own: a review, or an action subresource such as
 * {@code binding} or {@code token}.
 */
@FunctionalInterface
public interface Action {
  /**
   * Does it.
   *
   * @param body in the served version of the endpoint's kind, with its defaults and managed fields
   * @param dryRun whether nothing may be stored
   * @return what the client gets, with 201; a Status document is as good
   */
  KubeObject run(Call call, KubeObject body, boolean dryRun);

  /** Returns the body with the defaults of its kind. */
  default KubeObject withDefaults(KubeObject body) {
    return body;
  }

  /**
   * Tells whether the body keeps its uid and times, which the server would else wipe as it does in
   * everything new: here they say which object is meant.
   */
  default boolean keepsSystemFields() {
    return false;
  }
}
