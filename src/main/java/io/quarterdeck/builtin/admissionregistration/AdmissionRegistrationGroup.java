package io.quarterdeck.builtin.admissionregistration;

import io.quarterdeck.builtin.Group;

/** The kinds of the group admissionregistration.k8s.io, by version. */
public final class AdmissionRegistrationGroup {
  public static final Group GROUP =
      Group.named("admissionregistration.k8s.io", 16700)
          .version(
              "v1",
              15,
              MutatingAdmissionPolicy.KIND,
              MutatingAdmissionPolicyBinding.KIND,
              MutatingWebhookConfiguration.KIND,
              ValidatingAdmissionPolicy.KIND,
              ValidatingAdmissionPolicyBinding.KIND,
              ValidatingWebhookConfiguration.KIND)
          .optional(
              "v1beta1", 12, MutatingAdmissionPolicy.KIND, MutatingAdmissionPolicyBinding.KIND)
          .optional(
              "v1alpha1", 9, MutatingAdmissionPolicy.KIND, MutatingAdmissionPolicyBinding.KIND);

  private AdmissionRegistrationGroup() {}
}
