package io.quarterdeck.access.serviceaccount;

import io.quarterdeck.object.Meta;
import java.util.Optional;

/** Finds the objects that tokens are bound to: a token dies with them. Answers from memory. */
@FunctionalInterface
public interface BoundObjects {
  /**
   * @param resource {@code serviceaccounts}, {@code pods}, {@code secrets} or {@code nodes}
   * @param namespace "" for nodes
   */
  Optional<Meta> find(String resource, String namespace, String name);
}
