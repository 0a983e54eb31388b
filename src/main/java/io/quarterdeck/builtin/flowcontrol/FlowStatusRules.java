package io.quarterdeck.builtin.flowcontrol;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.StatusOnlyStrategy;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.status.FieldErrors;
import java.util.HashSet;
import java.util.Set;

/**
 * The rules of the status of FlowSchema and PriorityLevelConfiguration: conditions of different
 * types.
 */
final class FlowStatusRules implements StatusOnlyStrategy {
  @Override
  public void validateUpdate(
      RuleContext context, KubeObject object, KubeObject old, FieldErrors errors) {
    checkConditions(Fields.of(object.root(), errors));
  }

  static void checkConditions(Fields object) {
    Set<String> types = new HashSet<>();
    for (Fields condition : object.in("status").each("conditions")) {
      if (!types.add(condition.string("type"))) {
        condition.duplicate("type", condition.string("type"));
      }
      condition.required("type");
    }
  }
}
