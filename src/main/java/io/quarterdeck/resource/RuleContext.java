package io.quarterdeck.resource;

import io.quarterdeck.request.User;
import java.time.Clock;

/**
 * What the rules of a kind may know besides the object.
 *
 * @param namespace of the request; "" for cluster-scoped kinds
 * @param subresource of the request; "" for the object's own endpoint
 * @param dryRun whether nothing will be stored
 */
public record RuleContext(
    User user,
    String namespace,
    String subresource,
    boolean dryRun,
    Clock clock,
    NamespaceLabels namespaceLabels) {
  /** Without namespaces to look up. */
  public RuleContext(User user, String namespace, String subresource, boolean dryRun, Clock clock) {
    this(user, namespace, subresource, dryRun, clock, NamespaceLabels.NONE);
  }
}
