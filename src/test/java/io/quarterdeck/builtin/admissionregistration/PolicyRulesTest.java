package io.quarterdeck.builtin.admissionregistration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.builtin.Verdict;
import io.quarterdeck.resource.Strategy;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyRulesTest {
  private static final Strategy VALIDATING = new ValidatingAdmissionPolicyRules();
  private static final Strategy MUTATING = new MutatingAdmissionPolicyRules();
  private static final String MATCH =
      "'matchConstraints':{'matchPolicy':'Exact','namespaceSelector':{},'objectSelector':{},"
          + "'resourceRules':[{'operations':['CREATE'],'apiGroups':['apps'],"
          + "'apiVersions':['v1'],'resources':['deployments']}]}";

  @Test
  void acceptsPolicyWithVariablesMessagesAndAnnotations() {
    String policy =
        policy(
            "'paramKind':{'apiVersion':'v1','kind':'ConfigMap'},"
                + "'matchConditions':[{'name':'a','expression':'has(params.data)'}],"
                + "'variables':[{'name':'n','expression':'object.spec.replicas'}],"
                + "'validations':[{'expression':'variables.n < 5',"
                + "'messageExpression':'string(variables.n)'}],"
                + "'auditAnnotations':[{'key':'k','valueExpression':'null'}]");

    assertEquals(List.of(), Verdict.onCreate(VALIDATING, policy));
  }

  @Test
  void namesExpressionsThatGiveSomethingElse() {
    String policy =
        policy(
            "'matchConditions':[{'name':'a','expression':' 1 '}],"
                + "'validations':[{'expression':'object','messageExpression':'1'}],"
                + "'auditAnnotations':[{'key':'k','valueExpression':'true'}]");

    assertEquals(
        List.of(
            "spec.matchConditions[0].expression: Invalid value: \"1\": must evaluate to bool but"
                + " got int",
            "spec.validations[0].expression: Invalid value: \"object\": must evaluate to bool but"
                + " got dyn",
            "spec.validations[0].messageExpression: Invalid value: \"1\": must evaluate to string"
                + " but got int",
            "spec.auditAnnotations[0].valueExpression: Invalid value: \"true\": must evaluate to"
                + " one of [string null_type] but got bool"),
        Verdict.onCreate(VALIDATING, policy));
  }

  @Test
  void paramsAreUnknownToPoliciesWithoutParamKind() {
    List<String> wrong =
        Verdict.onCreate(VALIDATING, policy("'validations':[{'expression':'params.x == 1'}]"));

    assertEquals(1, wrong.size());
    assertTrue(wrong.getFirst().contains("undeclared reference to 'params'"), wrong.getFirst());
  }

  @Test
  void looksAtMatchConditionsAgainOnlyIfTheyChange() {
    String old =
        policy(
            "'matchConditions':[{'name':'a','expression':'nope'}],"
                + "'validations':[{'expression':'true'}]");

    assertEquals(List.of(), Verdict.onUpdate(VALIDATING, old, old.replace("'true'", "'false'")));
    assertFalse(Verdict.onUpdate(VALIDATING, old, old.replace("nope", "none")).isEmpty());
  }

  @Test
  void refusesPoliciesThatDoNothing() {
    String detail =
        ": Required value: validations or auditAnnotations must contain at least one item";
    assertEquals(
        List.of("spec.validations" + detail, "spec.auditAnnotations" + detail),
        Verdict.onCreate(VALIDATING, policy("'variables':[]")));
    assertEquals(
        List.of("spec.mutations: Required value: mutations must contain at least one item"),
        Verdict.onCreate(MUTATING, policy("'reinvocationPolicy':'Never'")));
  }

  @Test
  void mutationsGiveWhatTheirPatchTypeSays() {
    String mutations =
        "'reinvocationPolicy':'Never','mutations':["
            + "{'patchType':'JSONPatch','jsonPatch':{'expression':'[1]'}},"
            + "{'patchType':'ApplyConfiguration','jsonPatch':{'expression':'[]'}},{'patchType':'ApplyConfiguration','applyConfiguration':{'expression':'Object{a:"
            + " 1}'}}]";

    assertEquals(
        List.of(
            "spec.mutations[0].jsonPatch.expression: Invalid value: \"[1]\": must evaluate to"
                + " list(JSONPatch) but got list(int)",
            "spec.mutations[1].applyConfiguration: Required value: must be specified when"
                + " patchType is ApplyConfiguration",
            "spec.mutations[1].jsonPatch: Invalid value: \"{jsonPatch}\": must not be specified"
                + " when patchType is ApplyConfiguration"),
        Verdict.onCreate(MUTATING, policy(mutations)));
  }

  @Test
  void bindingsNameParametersInOneWay() {
    String binding =
        "{'spec':{'policyName':'p','paramRef':{'name':'a','selector':{}},"
            + "'validationActions':['Deny','Warn','Deny']}}";

    assertEquals(
        List.of(
            "spec.paramRef.name: Forbidden: name and selector are mutually exclusive",
            "spec.paramRef.selector: Forbidden: name and selector are mutually exclusive",
            "spec.paramRef.parameterNotFoundAction: Required value",
            "spec.validationActions[2]: Duplicate value: \"Deny\"",
            "spec.validationActions: Invalid value: [\"Deny\",\"Warn\",\"Deny\"]: must not contain"
                + " both Deny and Warn (repeating the same validation failure information in the"
                + " API response and headers serves no purpose)"),
        Verdict.onCreate(PolicyBindingRules.ofValidating(), binding));
  }

  private static String policy(String rest) {
    return "{'metadata':{'name':'p'},'spec':{'failurePolicy':'Fail'," + MATCH + "," + rest + "}}";
  }
}
