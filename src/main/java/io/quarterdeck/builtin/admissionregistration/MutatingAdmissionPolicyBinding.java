package io.quarterdeck.builtin.admissionregistration;

import io.quarterdeck.builtin.Kind;

/** The kind MutatingAdmissionPolicyBinding of admissionregistration.k8s.io. */
public final class MutatingAdmissionPolicyBinding {
  public static final Kind KIND =
      Kind.named("MutatingAdmissionPolicyBinding", "mutatingadmissionpolicybindings")
          .categories("api-extensions")
          .stored("admissionregistration.k8s.io/v1beta1")
          .defaults("v1", AdmissionDefaults::binding)
          .defaults("v1beta1", AdmissionDefaults::binding)
          .defaults("v1alpha1", AdmissionDefaults::bindingV1alpha1)
          .deprecated(
              "v1beta1",
              "v1.37",
              "v1.40",
              "admissionregistration.k8s.io/v1 MutatingAdmissionPolicyBinding")
          .deprecated("v1alpha1", "v1.35", "v1.38", "")
          .strategy(PolicyBindingRules.ofMutating())
          .columns(Params.bindingColumns());

  private MutatingAdmissionPolicyBinding() {}
}
