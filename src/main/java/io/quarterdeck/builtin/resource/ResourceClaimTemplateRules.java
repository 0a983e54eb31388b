package io.quarterdeck.builtin.resource;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.rules.ObjectMeta;
import io.quarterdeck.status.FieldErrors;
import io.quarterdeck.status.GoText;

/** The rules of ResourceClaimTemplate, which does not change. */
final class ResourceClaimTemplateRules implements Strategy {
  @Override
  public void validateCreate(RuleContext context, KubeObject object, FieldErrors errors) {
    AdminAccess.checkRequests(context, object.spec().map("spec").map("devices"), errors);
    check(Fields.of(object.root(), errors));
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject object, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(object.root(), errors);
    ObjectMeta.check(fields.in("metadata"), true, nameRule()::check);
    check(fields);
    Metadata.checkUpdate(fields, old);
    if (!object.spec().equals(old.spec())) {
      fields.invalid("spec", shown(object.spec()), Fields.IMMUTABLE);
    }
  }

  /** Shows the spec as Go does: the fields of the metadata inside it first. */
  private static GoText shown(MapValue spec) {
    String metadata = GoText.json(spec.map("metadata"));
    String inner = metadata.substring(1, metadata.length() - 1);
    String claim = "\"Spec\":" + ClaimForms.SPEC.show(spec.map("spec")).text();
    return new GoText("{" + inner + (inner.isEmpty() ? "" : ",") + claim + "}");
  }

  private static void check(Fields fields) {
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    Fields spec = fields.in("spec");
    Metadata.checkLabelsAndAnnotationsOnly(spec.in("metadata"));
    DeviceClaimRules.check(spec.in("spec"));
  }
}
