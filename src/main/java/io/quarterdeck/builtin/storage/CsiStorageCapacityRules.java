package io.quarterdeck.builtin.storage;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.Selectors;
import io.quarterdeck.status.FieldErrors;

/**
 * The rules of CSIStorageCapacity: how much a class can still give in a topology, which both stay.
 */
final class CsiStorageCapacityRules implements Strategy {
  @Override
  public boolean allowsUnconditionalUpdate() {
    return false;
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject object, FieldErrors errors) {
    check(Fields.of(object.root(), errors), false);
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject object, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(object.root(), errors);
    check(fields, Selectors.hasInvalidValue(old.root().map("nodeTopology")));
    fields.immutable("nodeTopology", old.root());
    if (!fields.string("storageClassName").equals(old.root().string("storageClassName"))) {
      fields.invalid("storageClassName", fields.string("storageClassName"), Fields.IMMUTABLE);
    }
  }

  private static void check(Fields fields, boolean anyLabelValues) {
    Selectors.check(fields.in("nodeTopology"), anyLabelValues);
    fields.form("storageClassName", Formats.DNS_SUBDOMAIN);
    if (fields.has("capacity")) {
      fields.nonNegativeQuantity("capacity");
    }
  }
}
