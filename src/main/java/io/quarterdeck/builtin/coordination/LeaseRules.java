package io.quarterdeck.builtin.coordination;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.ObjectMeta;
import io.quarterdeck.status.FieldErrors;

/**
 * The rules of Lease. The fields of coordinated leader election are dropped unless the old object
 * has them: their gate is off.
 */
final class LeaseRules implements Strategy {
  @Override
  public boolean allowsCreateOnUpdate() {
    return true;
  }

  @Override
  public boolean allowsUnconditionalUpdate() {
    return false;
  }

  @Override
  public KubeObject prepareForCreate(RuleContext context, KubeObject lease) {
    return lease.editSpec(s -> s.without("strategy").without("preferredHolder"));
  }

  @Override
  public KubeObject prepareForUpdate(RuleContext context, KubeObject lease, KubeObject old) {
    return lease.editSpec(s -> keepIfUsed("preferredHolder", keepIfUsed("strategy", s, old), old));
  }

  private static MapValue keepIfUsed(String field, MapValue spec, KubeObject old) {
    return old.spec().has(field) ? spec : spec.without(field);
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject lease, FieldErrors errors) {
    check(Fields.of(lease.root(), errors).in("spec"));
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject lease, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(lease.root(), errors);
    ObjectMeta.checkUpdate(fields.in("metadata"), old.meta().map());
    check(fields.in("spec"));
  }

  private static void check(Fields spec) {
    if (spec.has("leaseDurationSeconds") && spec.integer("leaseDurationSeconds") <= 0) {
      spec.invalid("leaseDurationSeconds", "must be greater than 0");
    }
    spec.nonNegative("leaseTransitions");
    if (spec.has("strategy")) {
      CoordinatedStrategy.check(spec);
    }
    MapValue map = spec.map();
    if (!map.string("preferredHolder").isEmpty() && map.string("strategy").isEmpty()) {
      spec.forbidden("preferredHolder", "may only be specified if `strategy` is defined");
    }
  }
}
