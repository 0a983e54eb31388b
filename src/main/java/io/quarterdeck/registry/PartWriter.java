package io.quarterdeck.registry;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.resource.ResourceType;

/** Notes who wrote a part of an object that an action changes on the way. */
@FunctionalInterface
public interface PartWriter {
  /**
   * Returns {@code next} with this server as the manager of what it changed.
   *
   * @param part the subresource through which a client would have made the change
   */
  KubeObject written(ResourceType type, String part, KubeObject old, KubeObject next);
}
