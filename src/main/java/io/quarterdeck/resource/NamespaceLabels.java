package io.quarterdeck.resource;

import io.quarterdeck.object.MapValue;
import java.util.Optional;

/** Where rules look up what a namespace says of itself. */
@FunctionalInterface
public interface NamespaceLabels {
  NamespaceLabels NONE = namespace -> Optional.empty();

  /**
   * Returns the labels of a namespace, perhaps behind the store by a moment; empty if not there.
   */
  Optional<MapValue> of(String namespace);
}
