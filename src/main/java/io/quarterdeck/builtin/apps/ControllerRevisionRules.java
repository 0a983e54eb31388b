package io.quarterdeck.builtin.apps;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.status.FieldErrors;

/** The rules of ControllerRevision: an object's state at a time, kept as it is. */
final class ControllerRevisionRules implements Strategy {
  @Override
  public void validateCreate(RuleContext context, KubeObject object, FieldErrors errors) {
    Fields fields = Fields.of(object.root(), errors);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    fields.nonNegative("revision");
    if (!fields.has("data")) {
      errors.required(fields.at("data"), "data is mandatory");
    } else if (!(fields.value("data") instanceof MapValue)) {
      errors.required(fields.at("data"), "data must be a valid JSON object");
    }
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject object, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(object.root(), errors);
    Metadata.checkUpdate(fields, old);
    Metadata.check(fields, true, nameRule()::check);
    fields.nonNegative("revision");
    fields.immutable("data", old.root());
  }
}
