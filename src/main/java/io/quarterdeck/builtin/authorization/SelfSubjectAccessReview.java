package io.quarterdeck.builtin.authorization;

import io.quarterdeck.builtin.Kind;

/** The kind SelfSubjectAccessReview of authorization.k8s.io. */
public final class SelfSubjectAccessReview {
  public static final Kind KIND =
      Kind.named("SelfSubjectAccessReview", "selfsubjectaccessreviews").verbs("create");

  private SelfSubjectAccessReview() {}
}
