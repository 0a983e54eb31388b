package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.pod.PodWarnings;
import io.quarterdeck.builtin.pod.SpecDiff;
import io.quarterdeck.builtin.pod.VolumeClaimRules;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.object.Quantity;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.rules.ObjectMeta;
import io.quarterdeck.rules.Selectors;
import io.quarterdeck.status.FieldErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules of PersistentVolumeClaims: a bound claim may grow, and change its attributes. */
final class PersistentVolumeClaimRules implements Strategy {
  private static final String BOUND = "Bound";
  private static final String CLASS = "storageClassName";
  private static final String ATTRIBUTES = "volumeAttributesClassName";

  @Override
  public KubeObject prepareForCreate(RuleContext context, KubeObject claim) {
    return claim
        .with("status", MapValue.of("phase", Value.of("Pending")))
        .edit("spec", spec -> withSources(spec, MapValue.EMPTY));
  }

  @Override
  public KubeObject prepareForUpdate(RuleContext context, KubeObject claim, KubeObject old) {
    return claim.withStatusOf(old).edit("spec", spec -> withSources(spec, old.spec()));
  }

  /** Fills one of the two ways to name a data source from the other (KEP-1495). */
  private static MapValue withSources(MapValue spec, MapValue old) {
    MapValue kept = spec;
    if (!kept.map("dataSourceRef").string("namespace").isEmpty() && !old.has("dataSourceRef")) {
      kept = kept.without("dataSourceRef"); // needs the gate CrossNamespaceVolumeDataSource
    }
    boolean hadSource = old.has("dataSource") || old.has("dataSourceRef");
    if (!hadSource && !kept.has("dataSourceRef") && !isClassic(kept.map("dataSource"))) {
      kept = kept.without("dataSource");
    }
    return normalized(kept);
  }

  private static MapValue normalized(MapValue spec) {
    if (spec.has("dataSource") && !spec.has("dataSourceRef")) {
      return spec.with("dataSourceRef", spec.map("dataSource"));
    }
    MapValue ref = spec.map("dataSourceRef");
    return spec.has("dataSourceRef") && !spec.has("dataSource") && ref.string("namespace").isEmpty()
        ? spec.with("dataSource", ref.without("namespace"))
        : spec;
  }

  /** Tells whether the old field ever took such a source; others were dropped in silence. */
  private static boolean isClassic(MapValue source) {
    String group = source.string("apiGroup");
    return switch (source.string("kind")) {
      case "PersistentVolumeClaim" -> group.isEmpty();
      case "VolumeSnapshot" -> group.equals("snapshot.storage.k8s.io");
      default -> false;
    };
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject claim, FieldErrors errors) {
    Fields fields = Fields.of(claim.root(), errors);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    VolumeClaimRules.checkSpec(fields.in("spec"), false, false);
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject claim, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(claim.root(), errors);
    MapValue before = normalized(old.spec());
    Metadata.checkUpdate(fields, old);
    ObjectMeta.check(fields.in("metadata"), true, nameRule()::check);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    VolumeClaimRules.checkSpec(
        fields.in("spec"),
        Selectors.hasInvalidValue(before.map("selector")),
        hasWrongGroup(before.map("dataSource")) || hasWrongGroup(before.map("dataSourceRef")));
    checkUnchanged(fields, claim, old.with("spec", before));
  }

  private static boolean hasWrongGroup(MapValue source) {
    String group = source.string("apiGroup");
    return !group.isEmpty() && !Formats.DNS_SUBDOMAIN.accepts(group);
  }

  private static void checkUnchanged(Fields fields, KubeObject claim, KubeObject old) {
    MapValue before = old.spec();
    MapValue now = claim.spec();
    if (before.string("volumeName").isEmpty() && now.has("volumeName")) {
      before = before.with("volumeName", Value.of(now.string("volumeName")));
    }
    MapValue after = withOldClass(fields, claim, old);
    if (claim.status().string("phase").equals(BOUND)) {
      after = with(after, ATTRIBUTES, before.find(ATTRIBUTES));
      Value size = before.map("resources").map("requests").find("storage");
      if (after.map("resources").has("requests") && size != null) {
        after =
            after.mapAt(
                "resources",
                resources ->
                    resources.mapAt("requests", requests -> requests.with("storage", size)));
      }
    }
    Fields spec = fields.in("spec");
    if (!Fields.same(after, before)) {
      fields.forbidden(
          "spec",
          "spec is immutable after creation except resources.requests and"
              + " volumeAttributesClassName for bound claims\n"
              + SpecDiff.of("PersistentVolumeClaimSpec", before, after));
    }
    checkSize(spec, old);
    PersistentVolumeRules.checkVolumeMode(spec, before);
    checkAttributes(spec, old);
  }

  private static MapValue with(MapValue map, String key, @Nullable Value value) {
    return value == null ? map.without(key) : map.with(key, value);
  }

  /** The storage class may move from the annotation to the field, and be set once. */
  private static MapValue withOldClass(Fields fields, KubeObject claim, KubeObject old) {
    String annotation = PersistentVolumeRules.STORAGE_CLASS;
    @Nullable String before = old.meta().annotations().get(annotation);
    @Nullable String after = claim.meta().annotations().get(annotation);
    MapValue spec = claim.spec();
    String name = spec.string(CLASS);
    boolean first = spec.has(CLASS) && !old.spec().has(CLASS);
    if (first && before != null && name.equals(before) && (after == null || after.equals(before))) {
      return spec.without(CLASS);
    }
    String value = after == null ? "" : after;
    if (!value.equals(before == null ? "" : before)) {
      Fields metadata = fields.in("metadata");
      metadata
          .errors()
          .invalid(metadata.at("annotations").child(annotation), value, Fields.IMMUTABLE);
    }
    return first && (before == null || name.equals(before)) ? spec.without(CLASS) : spec;
  }

  /** A claim may shrink again after a failed expansion, but not below what it has. */
  private static void checkSize(Fields spec, KubeObject old) {
    Quantity size = Quantity.of(spec.map("resources").map("requests").find("storage"));
    Quantity before = Quantity.of(old.spec().map("resources").map("requests").find("storage"));
    Quantity has = Quantity.of(old.status().map("capacity").find("storage"));
    if (size.compareTo(before) < 0 && size.compareTo(has) <= 0) {
      spec.errors()
          .forbidden(
              spec.at("resources").child("requests").child("storage"),
              "field can not be less than status.capacity");
    }
  }

  private static void checkAttributes(Fields spec, KubeObject old) {
    boolean applied = old.status().has("currentVolumeAttributesClassName");
    if (!applied || Fields.same(old.spec().find(ATTRIBUTES), spec.value(ATTRIBUTES))) {
      return;
    }
    if (!spec.has(ATTRIBUTES)) {
      spec.forbidden(
          ATTRIBUTES,
          "update to nil is forbidden when status.currentVolumeAttributesClassName is not nil");
    } else if (spec.string(ATTRIBUTES).isEmpty()) {
      spec.forbidden(
          ATTRIBUTES,
          "update to empty string is forbidden when status.currentVolumeAttributesClassName is not"
              + " nil");
    }
  }

  @Override
  public List<String> warningsOnCreate(RuleContext context, KubeObject claim) {
    List<String> warnings = new ArrayList<>();
    Map<String, String> annotations = claim.meta().annotations();
    if (annotations.containsKey(PersistentVolumeRules.STORAGE_CLASS)) {
      warnings.add(
          "metadata.annotations["
              + PersistentVolumeRules.STORAGE_CLASS
              + "]: "
              + PersistentVolumeRules.USE_CLASS_FIELD);
    }
    warnings.addAll(PodWarnings.claimWarnings(Path.of("spec"), claim.spec()));
    return warnings;
  }

  @Override
  public List<String> warningsOnUpdate(RuleContext context, KubeObject claim, KubeObject old) {
    return warningsOnCreate(context, claim);
  }
}
