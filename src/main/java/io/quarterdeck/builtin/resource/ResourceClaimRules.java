package io.quarterdeck.builtin.resource;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.rules.ObjectMeta;
import io.quarterdeck.status.FieldErrors;

/**
 * The rules of ResourceClaim: what is asked for does not change. That administrators' access needs
 * a label of the namespace is not checked here.
 */
final class ResourceClaimRules implements Strategy {
  @Override
  public KubeObject prepareForCreate(RuleContext context, KubeObject object) {
    return object.with("status", MapValue.EMPTY);
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject object, FieldErrors errors) {
    Fields fields = Fields.of(object.root(), errors);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    DeviceClaimRules.check(fields.in("spec"));
  }

  @Override
  public KubeObject prepareForUpdate(RuleContext context, KubeObject object, KubeObject old) {
    return old.root().has("status")
        ? object.with("status", old.status())
        : object.without("status");
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject object, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(object.root(), errors);
    ObjectMeta.check(fields.in("metadata"), true, nameRule()::check);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    Metadata.checkUpdate(fields, old);
    if (!object.spec().equals(old.spec())) {
      fields.invalid("spec", ClaimForms.SPEC.show(object.spec()), Fields.IMMUTABLE);
    }
  }
}
