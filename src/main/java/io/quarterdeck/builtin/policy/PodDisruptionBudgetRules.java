package io.quarterdeck.builtin.policy;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.NameRule;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.SpecStrategy;
import io.quarterdeck.resource.StatusStrategy;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Conditions;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.GoStruct;
import io.quarterdeck.rules.IntOrString;
import io.quarterdeck.rules.Selectors;
import io.quarterdeck.status.FieldErrors;
import java.util.List;

/**
 * The rules of PodDisruptionBudget: how many of the selected pods may be away. Its name may be
 * anything that a path can hold.
 */
final class PodDisruptionBudgetRules implements SpecStrategy {
  private static final Choices UNHEALTHY = Choices.of("AlwaysAllow", "IfHealthyBudget");
  private static final GoStruct SPEC =
      GoStruct.of("MinAvailable* Selector* MaxUnavailable* UnhealthyPodEvictionPolicy*")
          .with("Selector", GoStruct.TAGGED);

  @Override
  public boolean keepsGeneration() {
    return true;
  }

  @Override
  public NameRule nameRule() {
    return NameRule.PATH_SEGMENT;
  }

  @Override
  public boolean allowsUnconditionalUpdate() {
    return false;
  }

  @Override
  public MapValue initialStatus() {
    return MapValue.builder()
        .put("disruptionsAllowed", 0)
        .put("currentHealthy", 0)
        .put("desiredHealthy", 0)
        .put("expectedPods", 0)
        .build();
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject object, FieldErrors errors) {
    check(Fields.of(object.root(), errors), false);
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject object, KubeObject old, FieldErrors errors) {
    FieldErrors before = new FieldErrors();
    Selectors.check(Fields.of(old.spec(), before).in("selector"), false);
    check(Fields.of(object.root(), errors), !before.isEmpty());
  }

  private static void check(Fields budget, boolean anySelectorValues) {
    Fields spec = budget.in("spec");
    if (spec.has("minAvailable") && spec.has("maxUnavailable")) {
      budget.invalid(
          "spec", SPEC.show(spec.map()), "minAvailable and maxUnavailable cannot be both set");
    }
    for (String amount : List.of("minAvailable", "maxUnavailable")) {
      if (spec.has(amount)) {
        IntOrString.nonNegativeOrPercent(spec, amount);
        IntOrString.notMoreThan100Percent(spec, amount);
      }
    }
    Selectors.check(spec.in("selector"), anySelectorValues);
    spec.oneOfIfSet("unhealthyPodEvictionPolicy", UNHEALTHY);
  }

  /** The rules of its status: counts that are not negative. */
  static final class OfStatus implements StatusStrategy {
    private static final List<String> COUNTS =
        List.of("disruptionsAllowed", "currentHealthy", "desiredHealthy", "expectedPods");

    @Override
    public void validateUpdate(
        RuleContext context, KubeObject object, KubeObject old, FieldErrors errors) {
      Fields status = Fields.of(object.root(), errors).in("status");
      Conditions.check(status, "conditions");
      COUNTS.forEach(status::nonNegative);
    }
  }
}
