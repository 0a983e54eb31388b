package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.pod.NodeSelectorRules;
import io.quarterdeck.builtin.pod.VolumeClaimRules;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.object.Quantity;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.status.FieldErrors;

/** The rules of the spec of PersistentVolumes, and of one that stands in another object. */
public final class PersistentVolumeSpecRules {
  private static final Choices RECLAIM_POLICIES = Choices.of("Delete", "Recycle", "Retain");
  private static final Choices STORAGE = Choices.of("storage");
  private static final String INLINE = "in the context of inline volumes";

  private PersistentVolumeSpecRules() {}

  /**
   * Checks the spec of the volume {@code name}.
   *
   * @param anyValues whether values of the node affinity may be no labels' values, as in the old
   *     one
   */
  static void check(Fields spec, String name, boolean anyValues) {
    spec.required("accessModes");
    VolumeClaimRules.checkAccessModes(spec);
    checkCapacity(spec);
    if (!spec.isEmpty("persistentVolumeReclaimPolicy")) {
      spec.oneOf("persistentVolumeReclaimPolicy", RECLAIM_POLICIES);
    }
    if (spec.has("nodeAffinity")) {
      checkNodeAffinity(spec.in("nodeAffinity"), anyValues);
    }
    PersistentVolumeSources.check(spec, name);
    checkRecycled(spec);
    spec.ifSet("storageClassName", Formats.DNS_SUBDOMAIN);
    spec.oneOfIfSet("volumeMode", VolumeClaimRules.VOLUME_MODES);
    if (spec.has("volumeAttributesClassName")) {
      if (spec.required("volumeAttributesClassName", "an empty string is disallowed")) {
        spec.form("volumeAttributesClassName", Formats.DNS_SUBDOMAIN);
      }
      if (!spec.has("csi")) {
        spec.errors()
            .required(spec.at("csi"), "has to be specified when using volumeAttributesClassName");
      }
    }
  }

  /** Nobody empties a node's whole disk. */
  private static void checkRecycled(Fields spec) {
    if (spec.has("hostPath")
        && isRoot(spec.map("hostPath").string("path"))
        && spec.string("persistentVolumeReclaimPolicy").equals("Recycle")) {
      spec.forbidden(
          "persistentVolumeReclaimPolicy", "may not be 'recycle' for a hostPath mount of '/'");
    }
  }

  /** Tells whether the path, cleaned as Go's path.Clean does, is {@code /}. */
  private static boolean isRoot(String path) {
    if (!path.startsWith("/")) {
      return false;
    }
    int depth = 0;
    int start = 1;
    while (start <= path.length()) {
      int slash = path.indexOf('/', start);
      int end = slash < 0 ? path.length() : slash;
      String element = path.substring(start, end);
      if (element.equals("..")) {
        depth = Math.max(0, depth - 1);
      } else if (!element.isEmpty() && !element.equals(".")) {
        depth++;
      }
      start = end + 1;
    }
    return depth == 0;
  }

  private static void checkCapacity(Fields spec) {
    MapValue capacity = spec.map("capacity");
    spec.required("capacity");
    if (!capacity.has("storage") || capacity.size() > 1) {
      spec.notSupported("capacity", spec.value("capacity"), STORAGE);
    }
    for (int i = 0; i < capacity.size(); i++) {
      Quantity amount = Quantity.of(capacity.valueAt(i));
      Path path = spec.at("capacity").key(capacity.keyAt(i));
      checkAmount(amount, path, spec.errors());
      if (amount.signum() <= 0) {
        spec.errors().invalid(path, amount.toString(), "must be greater than zero");
      }
    }
  }

  /** No amount is negative; rounded up to whole units, as upstream looks at it. */
  static void checkAmount(Quantity amount, Path path, FieldErrors errors) {
    if (amount.value() < 0) {
      errors.invalid(path, amount.value(), "must be a valid resource quantity");
    }
  }

  private static void checkNodeAffinity(Fields affinity, boolean anyValues) {
    if (affinity.has("required")) {
      NodeSelectorRules.check(affinity.in("required"), anyValues);
    } else {
      affinity.errors().required(affinity.at("required"), "must specify required node constraints");
    }
  }

  /** Checks a spec that stands in place of a volume's name: of a CSI volume, and not much more. */
  public static void checkInline(Fields spec) {
    forbidInline(spec, "claimRef", spec.has("claimRef"));
    forbidInline(spec, "capacity", !spec.isEmpty("capacity"));
    if (!spec.has("csi")) {
      spec.errors().required(spec.at("csi"), "has to be specified " + INLINE);
    }
    spec.required("accessModes");
    VolumeClaimRules.checkAccessModes(spec);
    String policy = spec.string("persistentVolumeReclaimPolicy");
    if (!policy.isEmpty() && !policy.equals("Retain")) {
      spec.forbidden("persistentVolumeReclaimPolicy", "may only be Retain " + INLINE);
    }
    forbidInline(spec, "nodeAffinity", spec.has("nodeAffinity"));
    PersistentVolumeSources.check(spec, "");
    checkRecycled(spec);
    forbidInline(spec, "storageClassName", !spec.isEmpty("storageClassName"));
    if (spec.has("volumeMode") && !spec.string("volumeMode").equals("Filesystem")) {
      spec.forbidden("volumeMode", "may not specify volumeMode other than Filesystem " + INLINE);
    }
  }

  private static void forbidInline(Fields spec, String name, boolean there) {
    if (there) {
      spec.forbidden(name, "may not be specified " + INLINE);
    }
  }
}
