package io.quarterdeck.builtin.authorization;

import io.quarterdeck.builtin.Kind;

/** The kind SubjectAccessReview of authorization.k8s.io. */
public final class SubjectAccessReview {
  public static final Kind KIND =
      Kind.named("SubjectAccessReview", "subjectaccessreviews").verbs("create");

  private SubjectAccessReview() {}
}
