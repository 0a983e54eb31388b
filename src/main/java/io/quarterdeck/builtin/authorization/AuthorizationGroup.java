package io.quarterdeck.builtin.authorization;

import io.quarterdeck.builtin.Group;

/** The kinds of the group authorization.k8s.io, by version. */
public final class AuthorizationGroup {
  public static final Group GROUP =
      Group.named("authorization.k8s.io", 17600)
          .version(
              "v1",
              15,
              LocalSubjectAccessReview.KIND,
              SelfSubjectAccessReview.KIND,
              SelfSubjectRulesReview.KIND,
              SubjectAccessReview.KIND);

  private AuthorizationGroup() {}
}
