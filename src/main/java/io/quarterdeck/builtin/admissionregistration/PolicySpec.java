package io.quarterdeck.builtin.admissionregistration;

import io.quarterdeck.cel.AdmissionVariables;
import io.quarterdeck.cel.Compilation;
import io.quarterdeck.cel.PolicyExpressions;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.Path;
import io.quarterdeck.rules.Chars;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.status.FieldErrors;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The rules that validating and mutating policies share. */
final class PolicySpec {
  private static final Set<String> CEL_RESERVED =
      Set.of(
          "true",
          "false",
          "null",
          "in",
          "as",
          "break",
          "const",
          "continue",
          "else",
          "for",
          "function",
          "if",
          "import",
          "let",
          "loop",
          "package",
          "namespace",
          "return",
          "var",
          "void",
          "while");

  private PolicySpec() {}

  /** Checks what fails, what the parameters are, and which requests are matched. */
  static void checkMatching(Fields spec) {
    spec.requiredOneOf("failurePolicy", WebhookRules.FAILURE_POLICIES);
    if (spec.has("paramKind")) {
      checkParamKind(spec.in("paramKind"));
    }
    if (!spec.has("matchConstraints")) {
      spec.errors().required(spec.at("matchConstraints"), "");
      return;
    }
    Fields constraints = spec.in("matchConstraints");
    MatchResources.check(constraints);
    constraints.required("resourceRules");
  }

  /** Tells whether the match conditions and what they may read are those of the old policy. */
  static boolean hasSameConditions(KubeObject object, KubeObject old) {
    return Fields.same(object.spec().find("paramKind"), old.spec().find("paramKind"))
        && Fields.same(object.spec().find("matchConditions"), old.spec().find("matchConditions"));
  }

  static void checkVariables(Fields spec, PolicyExpressions expressions) {
    AdmissionVariables has = new AdmissionVariables(spec.has("paramKind"), true, false);
    for (Fields variable : spec.each("variables")) {
      String name = variable.string("name");
      String expression = variable.string("expression");
      if (name.isBlank()) {
        variable.errors().required(variable.at("name"), "name is not specified");
      } else if (!Chars.isIdentifier(name) || CEL_RESERVED.contains(name)) {
        variable.invalid("name", "must be a valid CEL identifier");
      }
      if (expression.isBlank()) {
        variable.errors().required(variable.at("expression"), "expression is not specified");
      } else {
        Compilation compiled = expressions.compileVariable(name, expression, has);
        Expressions.check(variable, "expression", expression, compiled);
      }
    }
  }

  private static void checkParamKind(Fields kind) {
    FieldErrors errors = kind.errors();
    if (kind.required("apiVersion")) {
      checkApiVersion(kind.string("apiVersion"), kind.at("apiVersion"), errors);
    }
    if (kind.required("kind")) {
      List<String> wrong =
          Formats.DNS_1035_LABEL.check(kind.string("kind").toLowerCase(Locale.ROOT));
      if (!wrong.isEmpty()) {
        kind.invalid(
            "kind", "may have mixed case, but should otherwise match: " + String.join(",", wrong));
      }
    }
  }

  private static void checkApiVersion(String apiVersion, Path at, FieldErrors errors) {
    int slash = apiVersion.indexOf('/');
    if (slash != apiVersion.lastIndexOf('/')) {
      errors.invalid(at, apiVersion, "unexpected GroupVersion string: " + apiVersion);
      return;
    }
    String group = slash < 0 ? "" : apiVersion.substring(0, slash);
    String version = apiVersion.substring(slash + 1);
    List<String> wrong = group.isEmpty() ? List.of() : Formats.DNS_SUBDOMAIN.check(group);
    if (!wrong.isEmpty()) {
      errors.invalid(at, group, String.join(",", wrong));
    }
    if (version.isEmpty()) {
      errors.invalid(at, apiVersion, "version must be specified");
      return;
    }
    wrong = Formats.DNS_1035_LABEL.check(version);
    if (!wrong.isEmpty()) {
      errors.invalid(at, version, String.join(",", wrong));
    }
  }
}
