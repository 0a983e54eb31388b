package io.quarterdeck.builtin.admissionregistration;

import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;

/** The kind MutatingAdmissionPolicy of admissionregistration.k8s.io. */
public final class MutatingAdmissionPolicy {
  public static final Kind KIND =
      Kind.named("MutatingAdmissionPolicy", "mutatingadmissionpolicies")
          .categories("api-extensions")
          .stored("admissionregistration.k8s.io/v1beta1")
          .defaults("v1", AdmissionDefaults::policy)
          .defaults("v1beta1", AdmissionDefaults::policy)
          .defaults("v1alpha1", AdmissionDefaults::policy)
          .deprecated(
              "v1beta1",
              "v1.37",
              "v1.40",
              "admissionregistration.k8s.io/v1 MutatingAdmissionPolicy")
          .deprecated("v1alpha1", "v1.35", "v1.38", "")
          .strategy(new MutatingAdmissionPolicyRules())
          .columns(columns());

  private MutatingAdmissionPolicy() {}

  private static Table columns() {
    return Table.named()
        .number(
            "Mutations",
            Doc.of(
                "Mutation indicates the number of mutations rules defined in this configuration"),
            o -> o.spec().list("mutations").size())
        .text("ParamKind", Params.KIND_DOC, Params::kind)
        .age();
  }
}
