package io.quarterdeck.builtin.authorization;

import io.quarterdeck.builtin.Kind;

/** The kind LocalSubjectAccessReview of authorization.k8s.io. */
public final class LocalSubjectAccessReview {
  public static final Kind KIND =
      Kind.named("LocalSubjectAccessReview", "localsubjectaccessreviews")
          .namespaced()
          .verbs("create");

  private LocalSubjectAccessReview() {}
}
