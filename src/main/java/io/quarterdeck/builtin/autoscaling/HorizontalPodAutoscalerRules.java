package io.quarterdeck.builtin.autoscaling;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.SpecStrategy;
import io.quarterdeck.resource.StatusStrategy;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.status.FieldErrors;
import java.util.List;

/**
 * The rules of HorizontalPodAutoscaler (in autoscaling/v2): what is scaled, between which bounds,
 * by what and how fast.
 */
final class HorizontalPodAutoscalerRules implements SpecStrategy {
  private static final Choices SELECT_POLICIES = Choices.of("Max", "Min", "Disabled");
  private static final Choices POLICY_TYPES = Choices.of("Pods", "Percent");
  private static final long MAX_WINDOW_SECONDS = 3600;
  private static final long MAX_PERIOD_SECONDS = 1800;

  @Override
  public MapValue initialStatus() {
    return MapValue.of("desiredReplicas", Value.of(0), "currentMetrics", Value.ofNull());
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject object, FieldErrors errors) {
    Fields fields = Fields.of(object.root(), errors);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    check(fields.in("spec"), 1, false, false);
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject object, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(object.root(), errors);
    Metadata.checkUpdate(fields, old);
    MapValue before = old.spec();
    boolean wasZero = before.has("minReplicas") && before.integer("minReplicas") == 0;
    MapValue target = object.spec().map("scaleTargetRef");
    MapValue oldTarget = before.map("scaleTargetRef");
    boolean anyTarget =
        target.string("apiVersion").equals(oldTarget.string("apiVersion"))
            && target.string("kind").equals(oldTarget.string("kind"));
    boolean anyObject =
        before.list("metrics").maps().stream()
            .filter(m -> m.has("object"))
            .map(m -> m.map("object").map("describedObject"))
            .anyMatch(o -> !ScaleReference.wrongWithVersion(o, true).isEmpty());
    check(fields.in("spec"), wasZero ? 0 : 1, anyTarget, anyObject);
  }

  private static void check(Fields spec, long least, boolean anyTarget, boolean anyObject) {
    long max = spec.integer("maxReplicas");
    boolean hasMin = spec.has("minReplicas");
    if (hasMin && spec.integer("minReplicas") < least) {
      spec.invalid("minReplicas", "must be greater than or equal to " + least);
    }
    if (max == 0) {
      spec.errors().required(spec.at("maxReplicas"), "must be set and greater than 0");
    } else if (max < 0) {
      spec.invalid("maxReplicas", "must be greater than or equal to 1");
    }
    if (hasMin && max < spec.integer("minReplicas")) {
      spec.invalid("maxReplicas", "must be greater than or equal to `minReplicas`");
    }
    Fields target = spec.in("scaleTargetRef");
    boolean ofCore = target.string("kind").equals("ReplicationController");
    ScaleReference.check(target, ofCore, anyTarget);
    MetricRules.check(spec, anyObject);
    Fields behavior = spec.in("behavior");
    for (String direction : List.of("scaleUp", "scaleDown")) {
      if (behavior.has(direction)) {
        checkScaling(behavior.in(direction));
      }
    }
  }

  private static void checkScaling(Fields rules) {
    long window = rules.integer("stabilizationWindowSeconds");
    if (window < 0) {
      rules.invalid("stabilizationWindowSeconds", "must be greater than or equal to zero");
    }
    if (window > MAX_WINDOW_SECONDS) {
      rules.invalid(
          "stabilizationWindowSeconds", "must be less than or equal to " + MAX_WINDOW_SECONDS);
    }
    rules.oneOfIfSet("selectPolicy", SELECT_POLICIES);
    rules.required("policies", "must specify at least one Policy");
    for (Fields policy : rules.each("policies")) {
      policy.oneOf("type", POLICY_TYPES);
      policy.positive("value");
      policy.positive("periodSeconds");
      if (policy.integer("periodSeconds") > MAX_PERIOD_SECONDS) {
        policy.invalid("periodSeconds", "must be less than or equal to " + MAX_PERIOD_SECONDS);
      }
    }
    if (rules.has("tolerance")) {
      rules.nonNegativeQuantity("tolerance");
    }
  }

  /** The rules of its status. */
  static final class OfStatus implements StatusStrategy {
    @Override
    public void validateUpdate(
        RuleContext context, KubeObject object, KubeObject old, FieldErrors errors) {
      Fields fields = Fields.of(object.root(), errors);
      Metadata.checkUpdate(fields, old);
      fields.in("status").nonNegative("currentReplicas");
      fields.in("status").nonNegative("desiredReplicas");
    }
  }
}
