package io.quarterdeck.builtin.authorization;

import io.quarterdeck.builtin.Kind;

/** The kind SelfSubjectRulesReview of authorization.k8s.io. */
public final class SelfSubjectRulesReview {
  public static final Kind KIND =
      Kind.named("SelfSubjectRulesReview", "selfsubjectrulesreviews").verbs("create");

  private SelfSubjectRulesReview() {}
}
