package io.quarterdeck.builtin.batch;

import io.quarterdeck.builtin.pod.PodTemplateRules;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.rules.Selectors;
import io.quarterdeck.status.FieldErrors;
import io.quarterdeck.status.GoText;
import java.util.ArrayList;
import java.util.List;

/** The rules of Job: it selects its own pods, and hardly changes once it is made. */
final class JobRules implements Strategy {
  @Override
  public boolean keepsGeneration() {
    return true;
  }

  @Override
  public KubeObject prepareForCreate(RuleContext context, KubeObject object) {
    return GeneratedSelector.fill(withTemplate(object, MapValue.EMPTY))
        .with("status", MapValue.EMPTY);
  }

  @Override
  public KubeObject prepareForUpdate(RuleContext context, KubeObject object, KubeObject old) {
    return withTemplate(object, old.spec().map("template")).withStatusOf(old);
  }

  private static KubeObject withTemplate(KubeObject object, MapValue old) {
    return object.editSpec(spec -> spec.mapAt("template", t -> PodTemplateRules.prepare(t, old)));
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject object, FieldErrors errors) {
    Fields fields = Fields.of(object.root(), errors);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    check(fields, object, true, MapValue.EMPTY);
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject object, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(object.root(), errors);
    Metadata.check(fields, true, nameRule()::check);
    check(fields, object, GeneratedSelector.hasPrefixedLabels(old), old.spec());
    Metadata.checkUpdate(fields, old);
    checkSpec(fields.in("spec"), old.spec()); // upstream checks twice, and says so twice
    JobUpdateRules.check(fields.in("spec"), old);
  }

  private static void check(Fields fields, KubeObject object, boolean prefixed, MapValue old) {
    GeneratedSelector.check(fields, object, prefixed);
    Fields spec = fields.in("spec");
    checkSpec(spec, old);
    if (JobSpecRules.isIndexed(spec.map()) && spec.integer("completions") > 0) {
      checkHostnames(fields.in("metadata"), spec.integer("completions") - 1);
    }
  }

  /** Pods of an indexed job are named by it and by their index. */
  private static void checkHostnames(Fields metadata, long last) {
    String longest = metadata.string("name") + "-" + last;
    if (!Formats.DNS_LABEL.accepts(longest)) {
      metadata.invalid(
          "name",
          metadata.string("name"),
          "will not able to create pod with invalid DNS label: " + longest);
    }
  }

  private static void checkSpec(Fields spec, MapValue old) {
    JobSpecRules.check(spec, old.map("template"));
    if (!spec.has("selector")) {
      spec.errors().required(spec.at("selector"), "");
    } else {
      Selectors.check(spec.in("selector"), Selectors.hasInvalidValue(old.map("selector")));
    }
    if (isUsable(spec)) {
      checkSelected(spec);
    }
  }

  /** Tells whether the selector can be made sense of. */
  static boolean isUsable(Fields spec) {
    FieldErrors wrong = new FieldErrors();
    Selectors.check(Fields.at(spec.at("selector"), spec.map("selector"), wrong), true);
    return wrong.isEmpty();
  }

  private static void checkSelected(Fields spec) {
    MapValue labels = spec.map("template").map("metadata").map("labels");
    if (!spec.has("selector") || !Selectors.matches(spec.map("selector"), labels)) {
      spec.in("template")
          .in("metadata")
          .invalid(
              "labels",
              labels.isEmpty() ? null : GoText.ofMap(labels),
              "`selector` does not match template `labels`");
    }
  }

  @Override
  public List<String> warningsOnCreate(RuleContext context, KubeObject object) {
    List<String> warnings = new ArrayList<>(JobSpecRules.nameWarning(object));
    warnings.addAll(warnings(object));
    return warnings;
  }

  private static List<String> warnings(KubeObject object) {
    return JobSpecRules.warnings(Fields.of(object.root(), new FieldErrors()).in("spec"));
  }

  @Override
  public List<String> warningsOnUpdate(RuleContext context, KubeObject object, KubeObject old) {
    boolean same = object.meta().generation() == old.meta().generation();
    return same ? List.of() : warnings(object);
  }
}
