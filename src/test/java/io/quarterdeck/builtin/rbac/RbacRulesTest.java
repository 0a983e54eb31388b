package io.quarterdeck.builtin.rbac;

import static io.quarterdeck.builtin.Verdict.onCreate;
import static io.quarterdeck.builtin.Verdict.onUpdate;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RbacRulesTest {
  private static final PolicyRules ROLE = new PolicyRules(true);
  private static final PolicyRules CLUSTER_ROLE = new PolicyRules(false);
  private static final BindingRules BINDING = new BindingRules(true);
  private static final BindingRules CLUSTER_BINDING = new BindingRules(false);

  private static String binding(String role, String subject) {
    return "{'metadata':{'namespace':'ns'},'roleRef':{'apiGroup':'rbac.authorization.k8s.io','kind':"
        + role
        + "},'subjects':["
        + subject
        + "]}";
  }

  @Test
  void aRuleNeedsVerbsGroupsAndResources() {
    assertEquals(
        List.of(
            "rules[0].verbs: Required value: verbs must contain at least one value",
            "rules[0].apiGroups: Required value: resource rules must supply at least one api group",
            "rules[0].resources: Required value: resource rules must supply at least one resource"),
        onCreate(ROLE, "{'rules':[{}]}"));
  }

  @Test
  void aRoleCannotSpeakOfPaths() {
    assertEquals(
        List.of(
            "rules[0].nonResourceURLs: Invalid value: [\"/healthz\"]: namespaced rules cannot apply"
                + " to non-resource URLs"),
        onCreate(ROLE, "{'rules':[{'verbs':['get'],'nonResourceURLs':['/healthz']}]}"));
    assertEquals(
        List.of(),
        onCreate(CLUSTER_ROLE, "{'rules':[{'verbs':['get'],'nonResourceURLs':['/healthz']}]}"));
  }

  @Test
  void anAggregationNeedsSelectors() {
    assertEquals(
        List.of(
            "aggregationRule.clusterRoleSelectors: Required value: at least one clusterRoleSelector"
                + " required if aggregationRule is non-nil"),
        onCreate(CLUSTER_ROLE, "{'aggregationRule':{}}"));
  }

  @Test
  void onlyARoleBindingBindsToARole() {
    String toRole = binding("'Role','name':'r'", "");

    assertEquals(List.of(), onCreate(BINDING, toRole));
    assertEquals(
        List.of("roleRef.kind: Unsupported value: \"Role\": supported values: \"ClusterRole\""),
        onCreate(CLUSTER_BINDING, toRole));
  }

  @Test
  void aSubjectIsOneOfThreeKinds() {
    assertEquals(
        List.of(
            "subjects[0].kind: Unsupported value: \"Robot\": supported values:"
                + " \"ServiceAccount\", \"User\", \"Group\""),
        onCreate(BINDING, binding("'Role','name':'r'", "{'kind':'Robot','name':'x'}")));
  }

  @Test
  void aClusterRoleBindingsServiceAccountNeedsItsNamespace() {
    assertEquals(
        List.of("subjects[0].namespace: Required value"),
        onCreate(
            CLUSTER_BINDING,
            binding("'ClusterRole','name':'r'", "{'kind':'ServiceAccount','name':'x'}")));
  }

  @Test
  void aBindingStaysWithItsRole() {
    List<String> wrong =
        onUpdate(BINDING, binding("'Role','name':'a'", ""), binding("'Role','name':'b'", ""));

    assertEquals(1, wrong.size());
    assertEquals(
        "roleRef: Invalid value: {\"APIGroup\":\"rbac.authorization.k8s.io\",\"Kind\":\"Role\","
            + "\"Name\":\"b\"}: cannot change roleRef",
        wrong.getFirst());
  }
}
