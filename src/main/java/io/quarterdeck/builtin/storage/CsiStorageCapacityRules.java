package io.quarterdeck.builtin.storage;

import io.quarterdeck.builtin.pod.NodeLabels;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.rules.Selectors;
import io.quarterdeck.status.FieldErrors;
import java.util.ArrayList;
import java.util.List;

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
    Fields fields = Fields.of(object.root(), errors);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    check(fields, false);
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject object, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(object.root(), errors);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    check(fields, Selectors.hasInvalidValue(old.root().map("nodeTopology")));
    Metadata.checkUpdate(fields, old);
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

  @Override
  public List<String> warningsOnCreate(RuleContext context, KubeObject object) {
    MapValue topology = object.root().map("nodeTopology");
    Path path = Path.of("nodeTopology");
    List<String> warnings = new ArrayList<>(NodeLabels.warnings(topology, false, path));
    for (String label : topology.map("matchLabels").keys()) {
      String message = NodeLabels.deprecation(label);
      if (!message.isEmpty()) {
        warnings.add(path.child("matchLabels").child(label) + ": " + message);
      }
    }
    return warnings;
  }

  @Override
  public List<String> warningsOnUpdate(RuleContext context, KubeObject object, KubeObject old) {
    return warningsOnCreate(context, object);
  }
}
