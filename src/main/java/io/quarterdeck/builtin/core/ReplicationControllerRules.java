package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.pod.PodTemplateRules;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.StatusStrategy;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.rules.Selectors;
import io.quarterdeck.status.FieldErrors;
import io.quarterdeck.status.GoText;
import java.util.ArrayList;
import java.util.List;

/** The rules and defaults of ReplicationControllers. */
final class ReplicationControllerRules implements Strategy {
  private static final Choices ALWAYS = Choices.of("Always");

  /** Returns the controller with selector and labels taken from its template. */
  static MapValue defaults(MapValue controller) {
    MapValue labels = controller.map("spec").map("template").map("metadata").map("labels");
    MapValue filled = controller;
    if (!labels.isEmpty()) {
      if (controller.map("spec").map("selector").isEmpty()) {
        filled = filled.mapAt("spec", spec -> spec.with("selector", labels));
      }
      if (controller.map("metadata").map("labels").isEmpty()) {
        filled = filled.mapAt("metadata", metadata -> metadata.with("labels", labels));
      }
    }
    return filled.mapAt(
        "spec", spec -> spec.withDefault("replicas", 1).mapAt("template", TemplateRules::filled));
  }

  @Override
  public boolean keepsGeneration() {
    return true;
  }

  @Override
  public KubeObject prepareForCreate(RuleContext context, KubeObject controller) {
    return withTemplate(controller, MapValue.EMPTY)
        .with("status", MapValue.of("replicas", Value.of(0)));
  }

  private static KubeObject withTemplate(KubeObject controller, MapValue oldSpec) {
    MapValue old = oldSpec.map("template");
    return controller.edit(
        "spec",
        spec -> spec.mapAt("template", template -> PodTemplateRules.prepare(template, old)));
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject controller, FieldErrors errors) {
    Fields fields = Fields.of(controller.root(), errors);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    check(fields.in("spec"), MapValue.EMPTY);
  }

  @Override
  public KubeObject prepareForUpdate(RuleContext context, KubeObject controller, KubeObject old) {
    return withTemplate(controller.withStatusOf(old), old.spec());
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject controller, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(controller.root(), errors);
    Metadata.checkUpdate(fields, old);
    check(fields.in("spec"), old.spec());
  }

  private static void check(Fields spec, MapValue old) {
    spec.nonNegative("minReadySeconds");
    if (spec.map("selector").isEmpty()) {
      spec.errors().required(spec.at("selector"), "");
    }
    if (spec.has("replicas")) {
      spec.nonNegative("replicas");
    } else {
      spec.errors().required(spec.at("replicas"), "");
    }
    if (!spec.has("template")) {
      spec.errors().required(spec.at("template"), "");
      return;
    }
    checkTemplate(spec.in("template"), spec.map("selector"), old.map("template"));
  }

  private static void checkTemplate(Fields template, MapValue selector, MapValue old) {
    Fields metadata = template.in("metadata");
    MapValue labels = metadata.map("labels");
    if (!Selectors.matches(MapValue.of("matchLabels", selector), labels)) {
      metadata.invalid(
          "labels",
          labels.isEmpty() ? null : GoText.ofMap(labels),
          "`selector` does not match template `labels`");
    }
    PodTemplateRules.check(template, old);
    Fields spec = template.in("spec");
    spec.oneOf("restartPolicy", ALWAYS);
    spec.absent(
        "activeDeadlineSeconds", "activeDeadlineSeconds in ReplicationController is not Supported");
  }

  @Override
  public List<String> warningsOnCreate(RuleContext context, KubeObject controller) {
    List<String> warnings = new ArrayList<>();
    List<String> name = Formats.DNS_LABEL.check(controller.meta().name());
    if (!name.isEmpty()) {
      warnings.add(
          "metadata.name: this is used in Pod names and hostnames, which can result in surprising"
              + " behavior; a DNS label is recommended: ["
              + String.join(" ", name)
              + "]");
    }
    warnings.addAll(templateWarnings(controller));
    return warnings;
  }

  private static List<String> templateWarnings(KubeObject controller) {
    Fields spec = Fields.of(controller.root(), new FieldErrors()).in("spec");
    return spec.has("template") ? PodTemplateRules.warnings(spec.in("template")) : List.of();
  }

  @Override
  public List<String> warningsOnUpdate(RuleContext context, KubeObject controller, KubeObject old) {
    // upstream hands the two over the wrong way round, and so looks at the old template
    return controller.spec().equals(old.spec()) ? List.of() : templateWarnings(old);
  }

  /** The rules of {@code replicationcontrollers/status}: no more pods are ready than there are. */
  static final class OfStatus implements StatusStrategy {
    private static final List<String> COUNTS =
        List.of(
            "replicas",
            "fullyLabeledReplicas",
            "readyReplicas",
            "availableReplicas",
            "observedGeneration");

    @Override
    public void validateUpdate(
        RuleContext context, KubeObject controller, KubeObject old, FieldErrors errors) {
      Fields fields = Fields.of(controller.root(), errors);
      Metadata.checkUpdate(fields, old);
      Fields status = fields.in("status");
      COUNTS.forEach(status::nonNegative);
      for (String count : COUNTS.subList(1, 4)) {
        notMore(status, count, "replicas", "cannot be greater than status.replicas");
      }
      notMore(status, "availableReplicas", "readyReplicas", "cannot be greater than readyReplicas");
    }

    private static void notMore(Fields status, String count, String than, String detail) {
      if (status.integer(count) > status.integer(than)) {
        status.invalid(count, detail);
      }
    }
  }
}
