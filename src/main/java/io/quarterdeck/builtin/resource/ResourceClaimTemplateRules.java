package io.quarterdeck.builtin.resource;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.status.FieldErrors;

/** The rules of ResourceClaimTemplate, which does not change. */
final class ResourceClaimTemplateRules implements Strategy {
  @Override
  public void validateCreate(RuleContext context, KubeObject object, FieldErrors errors) {
    check(Fields.of(object.root(), errors));
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject object, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(object.root(), errors);
    check(fields);
    Metadata.checkUpdate(fields, old);
    fields.immutable("spec", old.root());
  }

  private static void check(Fields fields) {
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    Fields spec = fields.in("spec");
    Metadata.checkTemplate(spec.in("metadata"));
    DeviceClaimRules.check(spec.in("spec"));
  }
}
