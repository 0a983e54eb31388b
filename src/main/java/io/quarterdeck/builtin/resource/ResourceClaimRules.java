package io.quarterdeck.builtin.resource;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.SpecStrategy;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.rules.ObjectMeta;
import io.quarterdeck.status.FieldErrors;

/** The rules of ResourceClaim: what is asked for does not change. */
final class ResourceClaimRules implements SpecStrategy {
  @Override
  public void validateCreate(RuleContext context, KubeObject object, FieldErrors errors) {
    Fields fields = Fields.of(object.root(), errors);
    AdminAccess.checkRequests(context, object.spec().map("devices"), errors);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    DeviceClaimRules.check(fields.in("spec"));
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
