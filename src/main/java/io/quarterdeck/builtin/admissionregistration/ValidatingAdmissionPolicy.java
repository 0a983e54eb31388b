package io.quarterdeck.builtin.admissionregistration;

import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;

/** The kind ValidatingAdmissionPolicy of admissionregistration.k8s.io. */
public final class ValidatingAdmissionPolicy {
  public static final Kind KIND =
      Kind.named("ValidatingAdmissionPolicy", "validatingadmissionpolicies")
          .categories("api-extensions")
          .stored("admissionregistration.k8s.io/v1")
          .defaults("v1", AdmissionDefaults::policy)
          .strategy(new ValidatingAdmissionPolicyRules())
          .status(new ValidatingAdmissionPolicyStatusRules())
          .columns(columns());

  private ValidatingAdmissionPolicy() {}

  private static Table columns() {
    return Table.named()
        .number(
            "Validations",
            Doc.of(
                "Validations indicates the number of validation rules defined in this"
                    + " configuration"),
            o -> o.spec().list("validations").size())
        .text("ParamKind", Params.KIND_DOC, Params::kind)
        .age();
  }
}
