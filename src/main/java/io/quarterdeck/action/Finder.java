package io.quarterdeck.action;

import io.quarterdeck.object.KubeObject;
import java.util.Optional;

/** Finds core objects by resource and name, as they were stored when asked. */
@FunctionalInterface
interface Finder {
  /**
   * @param namespace "" if cluster-scoped
   */
  Optional<KubeObject> find(String resource, String namespace, String name);
}
