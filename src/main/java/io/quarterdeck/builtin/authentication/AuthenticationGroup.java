package io.quarterdeck.builtin.authentication;

import io.quarterdeck.builtin.Group;

/** The kinds of the group authentication.k8s.io, by version. */
public final class AuthenticationGroup {
  public static final Group GROUP =
      Group.named("authentication.k8s.io", 17700)
          .version("v1", 15, SelfSubjectReview.KIND, TokenReview.KIND);

  private AuthenticationGroup() {}
}
