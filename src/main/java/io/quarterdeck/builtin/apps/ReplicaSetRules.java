package io.quarterdeck.builtin.apps;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.status.FieldErrors;
import java.util.List;

/** The rules of ReplicaSet. */
final class ReplicaSetRules implements Strategy {
  @Override
  public boolean keepsGeneration() {
    return true;
  }

  @Override
  public KubeObject prepareForCreate(RuleContext context, KubeObject object) {
    return Workloads.withTemplate(object, MapValue.EMPTY)
        .with("status", MapValue.of("replicas", Value.of(0)));
  }

  @Override
  public KubeObject prepareForUpdate(RuleContext context, KubeObject object, KubeObject old) {
    return Workloads.withTemplate(object.withStatusOf(old), old.spec());
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject object, FieldErrors errors) {
    Fields fields = Fields.of(object.root(), errors);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    check(fields.in("spec"), MapValue.EMPTY);
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject object, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(object.root(), errors);
    Metadata.checkUpdate(fields, old);
    Fields spec = fields.in("spec");
    check(spec, old.spec());
    spec.immutable("selector", old.spec());
  }

  private static void check(Fields spec, MapValue old) {
    spec.nonNegative("replicas");
    spec.nonNegative("minReadySeconds");
    Workloads.checkSelector(spec, "deployment"); // upstream says so of replica sets too
    Workloads.checkReplicated(spec, old);
  }

  @Override
  public List<String> warningsOnCreate(RuleContext context, KubeObject object) {
    return Workloads.createWarnings(object);
  }

  @Override
  public List<String> warningsOnUpdate(RuleContext context, KubeObject object, KubeObject old) {
    return Workloads.changeWarnings(object, old);
  }
}
