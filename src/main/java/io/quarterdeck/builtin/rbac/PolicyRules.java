package io.quarterdeck.builtin.rbac;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.resource.NameRule;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Selectors;
import io.quarterdeck.status.FieldErrors;

/**
 * The rules of Role and ClusterRole: what a policy rule must name ({@code
 * rbac.authorization.k8s.io/v1}).
 */
final class PolicyRules implements Strategy {
  private final boolean namespaced;

  /**
   * @param namespaced whether it is a Role, which cannot speak of paths
   */
  PolicyRules(boolean namespaced) {
    this.namespaced = namespaced;
  }

  @Override
  public NameRule nameRule() {
    return NameRule.PATH_SEGMENT;
  }

  @Override
  public boolean allowsCreateOnUpdate() {
    return true;
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject role, FieldErrors errors) {
    check(Fields.of(role.root(), errors), false);
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject role, KubeObject old, FieldErrors errors) {
    boolean hadInvalidValue =
        old.root().map("aggregationRule").list("clusterRoleSelectors").maps().stream()
            .anyMatch(Selectors::hasInvalidValue);
    check(Fields.of(role.root(), errors), hadInvalidValue);
  }

  private void check(Fields role, boolean anyLabelValues) {
    for (Fields rule : role.each("rules")) {
      checkRule(rule);
    }
    if (!namespaced && role.has("aggregationRule")) {
      checkAggregation(role.in("aggregationRule"), anyLabelValues);
    }
  }

  private void checkRule(Fields rule) {
    rule.required("verbs", "verbs must contain at least one value");
    if (!rule.isEmpty("nonResourceURLs")) {
      checkPaths(rule);
      return;
    }
    rule.required("apiGroups", "resource rules must supply at least one api group");
    rule.required("resources", "resource rules must supply at least one resource");
  }

  private void checkPaths(Fields rule) {
    if (namespaced) {
      rule.invalid("nonResourceURLs", "namespaced rules cannot apply to non-resource URLs");
    }
    boolean ofResources =
        !rule.isEmpty("apiGroups") || !rule.isEmpty("resources") || !rule.isEmpty("resourceNames");
    if (ofResources) {
      rule.invalid(
          "nonResourceURLs", "rules cannot apply to both regular resources and non-resource URLs");
    }
  }

  private static void checkAggregation(Fields aggregation, boolean anyLabelValues) {
    aggregation.required(
        "clusterRoleSelectors",
        "at least one clusterRoleSelector required if aggregationRule is non-nil");
    for (Fields selector : aggregation.each("clusterRoleSelectors")) {
      Selectors.check(selector, anyLabelValues);
    }
  }
}
