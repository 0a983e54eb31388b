package io.quarterdeck.builtin.core;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.object.Quantity;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.StatusStrategy;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.status.FieldErrors;
import java.util.List;

/** The rules of {@code persistentvolumeclaims/status}: how far an expansion got (KEP-1790). */
final class PersistentVolumeClaimStatusRules implements StatusStrategy {
  private static final Choices STORAGE = Choices.of("storage");
  private static final Choices RESIZES =
      Choices.of(
          "ControllerResizeInProgress",
          "ControllerResizeInfeasible",
          "NodeResizePending",
          "NodeResizeInProgress",
          "NodeResizeInfeasible");

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject claim, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(claim.root(), errors);
    Metadata.checkUpdate(fields, old);
    Metadata.requireResourceVersion(claim, errors);
    if (claim.spec().list("accessModes").isEmpty()) {
      errors.required(Path.of("Spec").child("accessModes"), "");
    }
    Fields status = fields.in("status");
    MapValue capacity = status.map("capacity");
    for (int i = 0; i < capacity.size(); i++) {
      Path path = status.at("capacity").key(capacity.keyAt(i));
      PersistentVolumeSpecRules.checkAmount(Quantity.of(capacity.valueAt(i)), path, errors);
    }
    MapValue resizes = status.map("allocatedResourceStatuses");
    for (int i = 0; i < resizes.size(); i++) {
      checkResource(status, "allocatedResourceStatuses", resizes.keyAt(i));
      if (!RESIZES.has(resizes.string(resizes.keyAt(i)))) {
        status.notSupported("allocatedResourceStatuses", resizes.keyAt(i), RESIZES);
      }
    }
    checkAllocated(status);
  }

  private static void checkAllocated(Fields status) {
    MapValue allocated = status.map("allocatedResources");
    for (int i = 0; i < allocated.size(); i++) {
      Quantity amount = Quantity.of(allocated.valueAt(i));
      if (!checkResource(status, "allocatedResources", allocated.keyAt(i))) {
        continue;
      }
      Path path = status.at("allocatedResources").key(allocated.keyAt(i));
      PersistentVolumeSpecRules.checkAmount(amount, path, status.errors());
      if (amount.value() >= 0 && amount.signum() < 0) {
        status.errors().invalid(path, amount.toString(), "must be greater than or equal to 0");
      }
    }
  }

  /** Of Kubernetes' own resources, a claim has storage only. */
  private static boolean checkResource(Fields status, String field, String name) {
    List<String> wrong = Formats.LABEL_KEY.check(name);
    for (String message : wrong) {
      status.invalid(field, name, message);
    }
    if (!wrong.isEmpty()) {
      return false;
    }
    boolean ours = name.indexOf('/') < 0 || name.contains("kubernetes.io/");
    if (ours && !STORAGE.has(name)) {
      status.notSupported(field, name, STORAGE);
      return false;
    }
    return true;
  }
}
