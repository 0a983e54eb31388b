package io.quarterdeck.builtin.authentication;

import io.quarterdeck.builtin.Kind;

/** The kind SelfSubjectReview of authentication.k8s.io. */
public final class SelfSubjectReview {
  public static final Kind KIND =
      Kind.named("SelfSubjectReview", "selfsubjectreviews").verbs("create");

  private SelfSubjectReview() {}
}
