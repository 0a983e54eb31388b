package io.quarterdeck.builtin.storage;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.status.FieldErrors;

/**
 * The rules of VolumeAttributesClass: a driver and at least one parameter, both for good
 * (KEP-3751).
 */
final class VolumeAttributesClassRules implements Strategy {
  @Override
  public void validateCreate(RuleContext context, KubeObject object, FieldErrors errors) {
    Fields fields = Fields.of(object.root(), errors);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    check(fields);
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject object, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(object.root(), errors);
    Metadata.checkUpdate(fields, old);
    if (!fields.string("driverName").equals(old.root().string("driverName"))) {
      fields.forbidden("driverName", "updates to driverName are forbidden.");
    }
    if (!fields.map("parameters").equals(old.root().map("parameters"))) {
      fields.forbidden("parameters", "updates to parameters are forbidden.");
    }
    Metadata.check(fields, false, nameRule()::check);
    check(fields);
  }

  private static void check(Fields fields) {
    ClassParameters.checkDriver(fields, "driverName");
    ClassParameters.check(fields);
    fields.required("parameters", "must contain at least one key/value pair");
  }
}
