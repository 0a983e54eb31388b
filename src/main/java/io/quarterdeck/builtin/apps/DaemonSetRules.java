package io.quarterdeck.builtin.apps;

import io.quarterdeck.builtin.pod.PodTemplateRules;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.GoStruct;
import io.quarterdeck.rules.IntOrString;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.rules.Selectors;
import io.quarterdeck.status.FieldErrors;
import java.util.List;

/**
 * The rules of DaemonSet. How often its template has changed is counted in an annotation, where it
 * went from a field of older versions.
 */
final class DaemonSetRules implements Strategy {
  private static final Choices STRATEGIES = Choices.inOrder("RollingUpdate", "OnDelete");

  private static final GoStruct STRATEGY =
      GoStruct.of("Type RollingUpdate*")
          .with("RollingUpdate", GoStruct.of("MaxUnavailable# MaxSurge#"));

  @Override
  public boolean keepsGeneration() {
    return true;
  }

  @Override
  public KubeObject prepareForCreate(RuleContext context, KubeObject object) {
    long generation = Math.max(1, templateGeneration(object));
    return withTemplateGeneration(Workloads.withTemplate(object, MapValue.EMPTY), generation)
        .with("status", emptyStatus());
  }

  private static MapValue emptyStatus() {
    return MapValue.builder()
        .put("currentNumberScheduled", 0)
        .put("numberMisscheduled", 0)
        .put("desiredNumberScheduled", 0)
        .put("numberReady", 0)
        .build();
  }

  @Override
  public KubeObject prepareForUpdate(RuleContext context, KubeObject object, KubeObject old) {
    KubeObject prepared = Workloads.withTemplate(object.withStatusOf(old), old.spec());
    boolean changed = !prepared.spec().map("template").equals(old.spec().map("template"));
    long before = templateGeneration(old);
    return withTemplateGeneration(prepared, changed ? before + 1 : before);
  }

  private static long templateGeneration(KubeObject object) {
    try {
      return Long.parseLong(
          object.meta().annotations().getOrDefault(AppsDefaults.TEMPLATE_GENERATION, "0"));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static KubeObject withTemplateGeneration(KubeObject object, long generation) {
    MapValue annotations = object.root().map("metadata").map("annotations");
    Value text = Value.of(Long.toString(generation));
    return object.editMeta(
        m -> m.with("annotations", annotations.with(AppsDefaults.TEMPLATE_GENERATION, text)));
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
    spec.immutable("selector", old.spec());
    check(spec, old.spec());
  }

  private static void check(Fields spec, MapValue old) {
    if (spec.has("selector")) {
      Selectors.check(spec.in("selector"), Selectors.hasInvalidValue(old.map("selector")));
    }
    if (!spec.has("selector") || Workloads.isUsable(spec)) {
      Workloads.checkSelected(spec);
    }
    Workloads.checkNotEmpty(spec, "daemonset");
    PodTemplateRules.check(spec.in("template"), old.map("template"));
    Workloads.checkRunsForever(spec.in("template"), "DaemonSet");
    spec.nonNegative("minReadySeconds");
    checkStrategy(spec);
    spec.nonNegative("revisionHistoryLimit");
  }

  private static void checkStrategy(Fields spec) {
    Fields strategy = spec.in("updateStrategy");
    switch (strategy.string("type")) {
      case "OnDelete" -> {}
      case "RollingUpdate" -> {
        if (strategy.has("rollingUpdate")) {
          checkRolling(strategy.in("rollingUpdate"));
        } else {
          strategy.required("rollingUpdate");
        }
      }
      default -> spec.notSupported("updateStrategy", STRATEGY.show(strategy.map()), STRATEGIES);
    }
  }

  private static void checkRolling(Fields rolling) {
    Workloads.checkAmount(rolling, "maxUnavailable");
    Workloads.checkAmount(rolling, "maxSurge");
    IntOrString.notMoreThan100Percent(rolling, "maxUnavailable");
    IntOrString.notMoreThan100Percent(rolling, "maxSurge");
    boolean unavailable = Workloads.amount(rolling, "maxUnavailable") != 0;
    boolean surge = Workloads.amount(rolling, "maxSurge") != 0;
    if (unavailable && surge) {
      rolling.invalid("maxSurge", "may not be set when maxUnavailable is non-zero");
    } else if (!unavailable && !surge) {
      rolling.errors().required(rolling.at("maxUnavailable"), "cannot be 0 when maxSurge is 0");
    }
  }

  @Override
  public List<String> warningsOnCreate(RuleContext context, KubeObject object) {
    return Workloads.templateWarnings(object);
  }

  @Override
  public List<String> warningsOnUpdate(RuleContext context, KubeObject object, KubeObject old) {
    boolean same = object.spec().map("template").equals(old.spec().map("template"));
    return same ? List.of() : Workloads.templateWarnings(object);
  }
}
