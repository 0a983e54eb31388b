package io.quarterdeck.builtin.admissionregistration;

import io.quarterdeck.builtin.Kind;

/** The kind MutatingAdmissionPolicy of admissionregistration.k8s.io. */
public final class MutatingAdmissionPolicy {
  public static final Kind KIND =
      Kind.named("MutatingAdmissionPolicy", "mutatingadmissionpolicies")
          .categories("api-extensions")
          .stored("admissionregistration.k8s.io/v1beta1");

  private MutatingAdmissionPolicy() {}
}
