package io.quarterdeck.builtin.rbac;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.resource.NameRule;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Metadata;
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
    Fields fields = Fields.of(role.root(), errors);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    check(fields, false);
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject role, KubeObject old, FieldErrors errors) {
    boolean hadInvalidValue =
        old.root().map("aggregationRule").list("clusterRoleSelectors").maps().stream()
            .anyMatch(Selectors::hasInvalidValue);
    Fields fields = Fields.of(role.root(), errors);
    Metadata.check(fields, namespaced, nameRule()::check);
    check(fields, hadInvalidValue);
    Metadata.checkUpdate(fields, old);
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
      int before = selector.errors().size();
      Selectors.check(selector, anyLabelValues);
      if (selector.errors().size() > before) {
        selector.errors().invalid(selector.path(), null, "invalid label selector.");
      }
    }
  }
}
