package io.quarterdeck.registry;

import io.quarterdeck.resource.ResourceType;
import io.quarterdeck.resource.Subresource;
import java.util.Optional;

/**
 * Where a request's path leads.
 *
 * @param subresource the subresource, if the path names one
 * @param namespace "" for cluster-scoped types and for all namespaces
 * @param name "" for collections
 * @param acrossNamespaces whether it is the collection of a namespaced type in all namespaces
 * @param isWatchPath whether it is one of the deprecated paths below {@code /watch/}
 * @param rest what follows a subresource that takes a path, with its slash; "" if nothing
 */
public record Route(
    Served served,
    Optional<Subresource> subresource,
    String namespace,
    String name,
    boolean acrossNamespaces,
    boolean isWatchPath,
    String rest) {
  public ResourceType type() {
    return served.type();
  }

  public boolean isCollection() {
    return name.isEmpty();
  }
}
