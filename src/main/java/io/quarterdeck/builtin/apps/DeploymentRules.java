package io.quarterdeck.builtin.apps;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.GoStruct;
import io.quarterdeck.rules.IntOrString;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.status.FieldErrors;
import java.util.List;

/** The rules of Deployment. Its generation also moves with its annotations. */
final class DeploymentRules implements Strategy {
  private static final Choices STRATEGIES = Choices.inOrder("Recreate", "RollingUpdate");

  private static final GoStruct STRATEGY =
      GoStruct.of("Type RollingUpdate*")
          .with("RollingUpdate", GoStruct.of("MaxUnavailable# MaxSurge#"));

  @Override
  public boolean keepsGeneration() {
    return true;
  }

  @Override
  public KubeObject prepareForCreate(RuleContext context, KubeObject object) {
    return Workloads.withTemplate(object, MapValue.EMPTY).with("status", MapValue.EMPTY);
  }

  @Override
  public KubeObject prepareForUpdate(RuleContext context, KubeObject object, KubeObject old) {
    KubeObject prepared = Workloads.withTemplate(object.withStatusOf(old), old.spec());
    boolean annotated = !object.meta().annotations().equals(old.meta().annotations());
    return annotated
        ? prepared.editMeta(m -> m.with("generation", old.meta().generation() + 1))
        : prepared;
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
    Workloads.checkSelector(spec, "deployment");
    Workloads.checkReplicated(spec, old);
    checkStrategy(spec);
    spec.nonNegative("minReadySeconds");
    spec.nonNegative("revisionHistoryLimit");
    if (spec.has("progressDeadlineSeconds")) {
      spec.nonNegative("progressDeadlineSeconds");
      if (spec.integer("progressDeadlineSeconds") <= spec.integer("minReadySeconds")) {
        spec.invalid("progressDeadlineSeconds", "must be greater than minReadySeconds");
      }
    }
  }

  private static void checkStrategy(Fields spec) {
    Fields strategy = spec.in("strategy");
    switch (strategy.string("type")) {
      case "Recreate" ->
          strategy.absent(
              "rollingUpdate", "may not be specified when strategy `type` is 'Recreate'");
      case "RollingUpdate" -> {
        if (strategy.has("rollingUpdate")) {
          checkRolling(strategy.in("rollingUpdate"));
        } else {
          strategy.required("rollingUpdate", "this should be defaulted and never be nil");
        }
      }
      default -> spec.notSupported("strategy", STRATEGY.show(strategy.map()), STRATEGIES);
    }
  }

  private static void checkRolling(Fields rolling) {
    Workloads.checkAmount(rolling, "maxUnavailable");
    Workloads.checkAmount(rolling, "maxSurge");
    boolean standsStill =
        Workloads.amount(rolling, "maxUnavailable") == 0
            && Workloads.amount(rolling, "maxSurge") == 0;
    if (standsStill) {
      rolling.invalid("maxUnavailable", "may not be 0 when `maxSurge` is 0");
    }
    IntOrString.notMoreThan100Percent(rolling, "maxUnavailable");
  }

  @Override
  public List<String> warningsOnCreate(RuleContext context, KubeObject object) {
    return Workloads.createWarnings(object);
  }

  @Override
  public List<String> warningsOnUpdate(RuleContext context, KubeObject object, KubeObject old) {
    return object.meta().generation() == old.meta().generation()
        ? Workloads.changeWarnings(object, old)
        : Workloads.templateWarnings(object);
  }
}
