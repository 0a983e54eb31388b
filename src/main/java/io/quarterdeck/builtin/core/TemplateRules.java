package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.pod.PodDefaults;
import io.quarterdeck.builtin.pod.PodTemplateRules;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.status.FieldErrors;
import java.util.List;

/** The rules and defaults of PodTemplates: those of the template that each is. */
final class TemplateRules implements Strategy {

  static MapValue defaults(MapValue object) {
    return object.mapAt("template", TemplateRules::filled);
  }

  /** Returns a template with the defaults of its pod's spec. */
  static MapValue filled(MapValue template) {
    return template.with("spec", PodDefaults.spec(template.map("spec")));
  }

  @Override
  public KubeObject prepareForCreate(RuleContext context, KubeObject object) {
    return object
        .editMeta(metadata -> metadata.with("generation", 1))
        .edit("template", template -> PodTemplateRules.prepare(template, MapValue.EMPTY));
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject object, FieldErrors errors) {
    Fields fields = Fields.of(object.root(), errors);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    PodTemplateRules.check(fields.in("template"), MapValue.EMPTY);
  }

  @Override
  public KubeObject prepareForUpdate(RuleContext context, KubeObject object, KubeObject old) {
    MapValue before = old.root().map("template");
    KubeObject prepared =
        object.edit("template", template -> PodTemplateRules.prepare(template, before));
    return prepared.root().map("template").equals(before)
        ? prepared
        : prepared.editMeta(metadata -> metadata.with("generation", old.meta().generation() + 1));
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject object, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(object.root(), errors);
    Metadata.checkUpdate(fields, old);
    PodTemplateRules.check(fields.in("template"), old.root().map("template"));
  }

  @Override
  public List<String> warningsOnCreate(RuleContext context, KubeObject object) {
    return PodTemplateRules.warnings(Fields.of(object.root(), new FieldErrors()).in("template"));
  }

  @Override
  public List<String> warningsOnUpdate(RuleContext context, KubeObject object, KubeObject old) {
    return object.meta().generation() == old.meta().generation()
        ? List.of()
        : warningsOnCreate(context, object);
  }
}
