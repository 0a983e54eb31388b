package io.quarterdeck.builtin.authentication;

import io.quarterdeck.builtin.Kind;

/** The kind TokenReview of authentication.k8s.io. */
public final class TokenReview {
  public static final Kind KIND = Kind.named("TokenReview", "tokenreviews").verbs("create");

  private TokenReview() {}
}
