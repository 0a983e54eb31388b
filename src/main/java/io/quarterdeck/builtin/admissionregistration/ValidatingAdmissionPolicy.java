package io.quarterdeck.builtin.admissionregistration;

import io.quarterdeck.builtin.Kind;
import io.quarterdeck.resource.Strategy;

/** The kind ValidatingAdmissionPolicy of admissionregistration.k8s.io. */
public final class ValidatingAdmissionPolicy {
  public static final Kind KIND =
      Kind.named("ValidatingAdmissionPolicy", "validatingadmissionpolicies")
          .categories("api-extensions")
          .stored("admissionregistration.k8s.io/v1")
          .status(Strategy.NONE);

  private ValidatingAdmissionPolicy() {}
}
