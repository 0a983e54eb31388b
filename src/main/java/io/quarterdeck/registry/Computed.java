package io.quarterdeck.registry;

import io.quarterdeck.object.KubeObject;
import java.util.List;
import java.util.Optional;

/**
 * The objects of a kind that nobody stores: they are made when somebody asks. They have no
 * resourceVersion and cannot be watched.
 */
public interface Computed {
  /** Makes all objects. */
  List<KubeObject> all();

  /** Makes the object of this name, if there is one. */
  Optional<KubeObject> find(String name);
}
