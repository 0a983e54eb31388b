package io.quarterdeck.builtin.core;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.status.FieldErrors;

/** The rules of {@code namespaces/finalize}, through which whoever emptied a namespace says so. */
final class NamespaceFinalizeRules extends NamespaceRules {
  @Override
  public KubeObject prepareForUpdate(RuleContext context, KubeObject object, KubeObject old) {
    return copied(labelled(object), old, "status");
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject object, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(object.root(), errors);
    Metadata.checkUpdate(fields, old);
    Fields spec = fields.in("spec");
    ListValue finalizers = spec.list("finalizers");
    for (int i = 0; i < finalizers.size(); i++) {
      String finalizer = finalizers.string(i);
      for (String wrong : Formats.LABEL_KEY.check(finalizer)) {
        errors.invalid(spec.at("finalizers").index(i), finalizer, wrong);
      }
      Metadata.checkKubernetesFinalizer(spec, "finalizers", i, finalizer);
    }
  }
}
