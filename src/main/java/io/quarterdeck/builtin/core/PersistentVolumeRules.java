package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.pod.NodeLabels;
import io.quarterdeck.builtin.pod.NodeSelectorRules;
import io.quarterdeck.builtin.pod.SpecDiff;
import io.quarterdeck.object.GoTime;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.object.StringValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.SpecStrategy;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.rules.ObjectMeta;
import io.quarterdeck.status.FieldErrors;
import io.quarterdeck.status.GoText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules of PersistentVolumes: what a volume lies on never changes. */
final class PersistentVolumeRules implements SpecStrategy {
  static final String MOUNT_OPTIONS = "volume.beta.kubernetes.io/mount-options";
  static final String STORAGE_CLASS = "volume.beta.kubernetes.io/storage-class";
  static final String USE_CLASS_FIELD =
      "deprecated since v1.8; use \"storageClassName\" attribute instead";

  /** What is in a spec beside the source. */
  private static final Set<String> NO_SOURCES =
      Set.of(
          "capacity",
          "accessModes",
          "claimRef",
          "persistentVolumeReclaimPolicy",
          "storageClassName",
          "mountOptions",
          "volumeMode",
          "nodeAffinity",
          "volumeAttributesClassName");

  private static final List<String> SOURCES_WITH_MOUNT_OPTIONS =
      List.of(
          "gcePersistentDisk",
          "awsElasticBlockStore",
          "glusterfs",
          "nfs",
          "rbd",
          "quobyte",
          "iscsi",
          "cinder",
          "cephfs",
          "azureFile",
          "vsphereVolume",
          "azureDisk",
          "photonPersistentDisk");

  private static final Map<String, String> STABLE_LABELS =
      Map.of(
          "failure-domain.beta.kubernetes.io/zone",
          "topology.kubernetes.io/zone",
          "failure-domain.beta.kubernetes.io/region",
          "topology.kubernetes.io/region",
          "beta.kubernetes.io/os",
          "kubernetes.io/os",
          "beta.kubernetes.io/arch",
          "kubernetes.io/arch",
          "beta.kubernetes.io/instance-type",
          "node.kubernetes.io/instance-type");

  private static final Map<String, String> DEAD_SOURCES = deadSources();

  private static Map<String, String> deadSources() {
    Map<String, String> dead = new LinkedHashMap<>();
    dead.put("cephfs", "deprecated in v1.28, non-functional in v1.31+");
    dead.put("photonPersistentDisk", "deprecated in v1.11, non-functional in v1.16+");
    dead.put("scaleIO", "deprecated in v1.16, non-functional in v1.22+");
    dead.put("storageos", "deprecated in v1.22, non-functional in v1.25+");
    dead.put("glusterfs", "deprecated in v1.25, non-functional in v1.26+");
    dead.put("rbd", "deprecated in v1.28, non-functional in v1.31+");
    return dead;
  }

  @Override
  public KubeObject prepareForCreate(RuleContext context, KubeObject volume) {
    return volume.with(
        "status",
        MapValue.of(
            "phase",
            Value.of("Pending"),
            "lastPhaseTransitionTime",
            Value.of(GoTime.format(context.clock().instant()))));
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject volume, FieldErrors errors) {
    Fields fields = Fields.of(volume.root(), errors);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    PersistentVolumeSpecRules.check(fields.in("spec"), volume.meta().name(), false);
    checkMountOptions(fields);
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject volume, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(volume.root(), errors);
    boolean anyValues =
        NodeSelectorRules.hasInvalidValue(old.spec().map("nodeAffinity").map("required"));
    checkAll(fields, anyValues);
    checkMountOptions(fields);
    checkAll(fields, anyValues);
    checkUnchanged(fields.in("spec"), old.spec());
  }

  private void checkAll(Fields volume, boolean anyValues) {
    ObjectMeta.check(volume.in("metadata"), false, nameRule()::check);
    Metadata.checkKubernetesFinalizers(volume.in("metadata"));
    String name = volume.map("metadata").string("name");
    PersistentVolumeSpecRules.check(volume.in("spec"), name, anyValues);
  }

  private static void checkMountOptions(Fields volume) {
    Fields metadata = volume.in("metadata");
    boolean supported = SOURCES_WITH_MOUNT_OPTIONS.stream().anyMatch(volume.map("spec")::has);
    if (metadata.map("annotations").has(MOUNT_OPTIONS) && !supported) {
      metadata
          .errors()
          .forbidden(
              metadata.at("annotations").child(MOUNT_OPTIONS),
              "may not specify mount options for this volume type");
    }
  }

  private static void checkUnchanged(Fields spec, MapValue old) {
    MapValue source = sourceOf(spec.map(), !old.map("csi").has("controllerExpandSecretRef"));
    MapValue oldSource = sourceOf(old, false);
    if (!Fields.same(source, oldSource)) {
      spec.forbidden(
          "persistentvolumesource",
          "spec.persistentvolumesource is immutable after creation\n"
              + SpecDiff.of("PersistentVolumeSource", oldSource, source));
    }
    checkVolumeMode(spec, old);
    if (old.has("nodeAffinity") && !isSameAffinity(spec.map(), old)) {
      MapValue affinity = spec.map("nodeAffinity");
      spec.errors()
          .invalid(
              Path.of("nodeAffinity"),
              spec.has("nodeAffinity")
                  ? PersistentVolumeForm.NODE_AFFINITY.show(affinity)
                  : new GoText("null"),
              Fields.IMMUTABLE + ", except for updating from beta label to GA");
    }
    if (old.has("volumeAttributesClassName") && !spec.has("volumeAttributesClassName")) {
      spec.forbidden("volumeAttributesClassName", "update from non-nil value to nil is forbidden");
    }
  }

  /** The volume mode stays; upstream names the field without its place. */
  static void checkVolumeMode(Fields spec, MapValue old) {
    if (!Fields.same(spec.value("volumeMode"), old.find("volumeMode"))) {
      spec.errors().invalid(Path.of("volumeMode"), spec.value("volumeMode"), Fields.IMMUTABLE);
    }
  }

  /** Returns a spec's source, if need be without the secret that a CSI volume may get later. */
  private static MapValue sourceOf(MapValue spec, boolean withoutSecret) {
    MapValue source = spec;
    for (String name : NO_SOURCES) {
      source = source.without(name);
    }
    return withoutSecret
        ? source.mapAt("csi", csi -> csi.without("controllerExpandSecretRef"))
        : source;
  }

  private static boolean isSameAffinity(MapValue spec, MapValue old) {
    MapValue now = spec.map("nodeAffinity");
    MapValue before = old.map("nodeAffinity");
    if (Fields.same(now, before)) {
      return true;
    }
    ListValue terms = now.map("required").list("nodeSelectorTerms");
    return spec.has("nodeAffinity")
        && Fields.same(
            now,
            before.mapAt(
                "required",
                required ->
                    required.with(
                        "nodeSelectorTerms", stable(required.list("nodeSelectorTerms"), terms))));
  }

  /** Returns the old terms with stable labels where the new terms have those in their place. */
  private static ListValue stable(ListValue oldTerms, ListValue terms) {
    List<Value> stable = new ArrayList<>();
    for (int i = 0; i < oldTerms.size(); i++) {
      MapValue now = i < terms.size() ? terms.map(i) : MapValue.EMPTY;
      MapValue term = oldTerms.map(i);
      for (String list : List.of("matchExpressions", "matchFields")) {
        if (term.has(list)) {
          term = term.with(list, stableKeys(term.list(list), now.list(list)));
        }
      }
      stable.add(term);
    }
    return ListValue.of(stable);
  }

  private static ListValue stableKeys(ListValue old, ListValue now) {
    List<Value> stable = new ArrayList<>();
    for (int i = 0; i < old.size(); i++) {
      MapValue expression = old.map(i);
      String key = i < now.size() ? now.map(i).string("key") : "";
      boolean replaced = key.equals(STABLE_LABELS.getOrDefault(expression.string("key"), ""));
      stable.add(replaced ? expression.with("key", new StringValue(key)) : expression);
    }
    return ListValue.of(stable);
  }

  @Override
  public List<String> warningsOnCreate(RuleContext context, KubeObject volume) {
    List<String> warnings = new ArrayList<>();
    Map<String, String> annotations = volume.meta().annotations();
    if (annotations.containsKey(STORAGE_CLASS)) {
      warnings.add("metadata.annotations[" + STORAGE_CLASS + "]: " + USE_CLASS_FIELD);
    }
    if (annotations.containsKey(MOUNT_OPTIONS)) {
      warnings.add(
          "metadata.annotations["
              + MOUNT_OPTIONS
              + "]: deprecated since v1.31; use \"mountOptions\" attribute instead");
    }
    MapValue spec = volume.spec();
    if (spec.string("persistentVolumeReclaimPolicy").equals("Recycle")) {
      warnings.add(
          "spec.persistentVolumeReclaimPolicy: The Recycle reclaim policy is deprecated. Instead,"
              + " the recommended approach is to use dynamic provisioning.");
    }
    ListValue terms = spec.map("nodeAffinity").map("required").list("nodeSelectorTerms");
    Path path = Path.of("spec").child("nodeAffinity").child("required").child("nodeSelectorTerms");
    for (int i = 0; i < terms.size(); i++) {
      warnings.addAll(NodeLabels.warnings(terms.map(i), false, path.index(i)));
    }
    DEAD_SOURCES.forEach(
        (source, why) -> {
          if (spec.has(source)) {
            String shown = source.equals("storageos") ? "storageOS" : source;
            warnings.add("spec." + shown + ": " + why);
          }
        });
    return warnings;
  }

  @Override
  public List<String> warningsOnUpdate(RuleContext context, KubeObject volume, KubeObject old) {
    return warningsOnCreate(context, volume);
  }

  /** The rules of {@code persistentvolumes/status}, which notes when the phase changed. */
  static final class OfStatus implements Strategy {
    private static final String SINCE = "lastPhaseTransitionTime";

    @Override
    public KubeObject prepareForUpdate(RuleContext context, KubeObject volume, KubeObject old) {
      KubeObject kept = volume.withSpecOf(old);
      MapValue status = volume.status();
      boolean samePhase = status.string("phase").equals(old.status().string("phase"));
      Value oldSince = old.status().find(SINCE);
      if (samePhase) {
        return status.has(SINCE) || oldSince == null
            ? kept
            : kept.edit("status", s -> s.with(SINCE, oldSince));
      }
      if (!status.has(SINCE) || Fields.same(status.find(SINCE), oldSince)) {
        Value now = Value.of(GoTime.format(context.clock().instant()));
        return kept.edit("status", s -> s.with(SINCE, now));
      }
      return kept;
    }

    @Override
    public void validateUpdate(
        RuleContext context, KubeObject volume, KubeObject old, FieldErrors errors) {
      Metadata.checkUpdate(Fields.of(volume.root(), errors), old);
      Metadata.requireResourceVersion(volume, errors);
    }
  }
}
