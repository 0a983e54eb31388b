package io.quarterdeck.builtin.core;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.Path;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.status.FieldErrors;
import java.util.List;

/** The rules of {@code namespaces/status}. */
final class NamespaceStatusRules extends NamespaceRules {
  @Override
  public KubeObject prepareForUpdate(RuleContext context, KubeObject object, KubeObject old) {
    return copied(labelled(object), old, "spec");
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject object, KubeObject old, FieldErrors errors) {
    Metadata.checkUpdate(Fields.of(object.root(), errors), old);
    boolean going = object.meta().isBeingDeleted();
    String phase = object.status().string("phase");
    String only = going ? "Terminating" : "Active";
    if (!phase.equals(only)) {
      errors.invalid(
          Path.of("status", "Phase"),
          Value.of(phase),
          "may only be '"
              + only
              + "' if `deletionTimestamp` is "
              + (going ? "not empty" : "empty"));
    }
  }

  @Override
  public List<String> resetFields() {
    return List.of("spec");
  }
}
