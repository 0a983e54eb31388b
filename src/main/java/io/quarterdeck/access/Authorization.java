package io.quarterdeck.access;

import io.quarterdeck.access.Authorizer.Decision;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;
import java.util.List;

/**
 * Decides whether a request may go on by asking each authorizer in turn: the first that allows or
 * denies decides; if none has an opinion, the request is refused (kube-apiserver's union of
 * authorizers).
 */
public final class Authorization {
  private final List<Authorizer> authorizers;

  public Authorization(List<Authorizer> authorizers) {
    this.authorizers = List.copyOf(authorizers);
  }

  /**
   * Returns normally if the request may go on.
   *
   * @throws ApiException 403 if it may not
   */
  public void check(Attributes attributes) {
    if (decide(attributes) != Decision.ALLOW) {
      throw forbidden(attributes);
    }
  }

  /** Returns what the authorizers say; {@code NO_OPINION} refuses too. */
  public Decision decide(Attributes attributes) {
    for (Authorizer authorizer : authorizers) {
      Decision decision = authorizer.authorize(attributes);
      if (decision != Decision.NO_OPINION) {
        return decision;
      }
    }
    return Decision.NO_OPINION;
  }

  private static ApiException forbidden(Attributes attributes) {
    var target = attributes.target();
    String name = target.isResource() ? target.name() : "";
    return Failures.forbidden(
        target.isResource() ? target.group() : "",
        target.isResource() ? target.resource() : "",
        name,
        attributes.refusal());
  }
}
