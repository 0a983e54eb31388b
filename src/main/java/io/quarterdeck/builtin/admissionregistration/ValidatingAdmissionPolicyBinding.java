package io.quarterdeck.builtin.admissionregistration;

import io.quarterdeck.builtin.Kind;

/** The kind ValidatingAdmissionPolicyBinding of admissionregistration.k8s.io. */
public final class ValidatingAdmissionPolicyBinding {
  public static final Kind KIND =
      Kind.named("ValidatingAdmissionPolicyBinding", "validatingadmissionpolicybindings")
          .categories("api-extensions")
          .stored("admissionregistration.k8s.io/v1")
          .defaults("v1", AdmissionDefaults::binding)
          .strategy(PolicyBindingRules.ofValidating())
          .columns(Params.bindingColumns());

  private ValidatingAdmissionPolicyBinding() {}
}
