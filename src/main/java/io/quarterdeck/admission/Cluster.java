package io.quarterdeck.admission;

import io.quarterdeck.object.KubeObject;
import java.util.List;
import java.util.Optional;

/**
 * What plugins may look up: objects in the stored version, perhaps behind the store by a moment.
 */
public interface Cluster {
  /**
   * @param namespace "" if cluster-scoped
   */
  Optional<KubeObject> find(String group, String plural, String namespace, String name);

  /**
   * @param namespace "" for all
   */
  List<KubeObject> all(String group, String plural, String namespace);
}
