package io.quarterdeck.builtin.pod;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Quantity;
import io.quarterdeck.object.Value;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.rules.Selectors;
import io.quarterdeck.status.GoText;

/**
 * The rules of what a claim asks for: of PersistentVolumeClaims, and of the templates from which
 * pods and StatefulSets make them.
 */
public final class VolumeClaimRules {
  static final Choices ACCESS_MODES =
      Choices.of("ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod");
  public static final Choices VOLUME_MODES = Choices.of("Block", "Filesystem");
  private static final String STORAGE = "storage";

  private VolumeClaimRules() {}

  /** Checks a template of claims, whose metadata are labels and annotations only. */
  static void checkTemplate(Fields template) {
    Metadata.checkLabelsAndAnnotationsOnly(template.in("metadata"));
    checkSpec(template.in("spec"), false, false);
  }

  /**
   * Checks the spec of a claim.
   *
   * @param anySelectorValues whether the old claim's selector was wrong, so that this may be too
   * @param anyGroup whether the old claim's data source named a group, so that this need not be one
   */
  public static void checkSpec(Fields spec, boolean anySelectorValues, boolean anyGroup) {
    spec.required("accessModes", "at least 1 access mode is required");
    if (spec.has("selector")) {
      Selectors.check(spec.in("selector"), anySelectorValues);
    }
    checkAccessModes(spec);
    checkStorage(spec);
    spec.ifSet("storageClassName", Formats.DNS_SUBDOMAIN);
    spec.oneOfIfSet("volumeMode", VOLUME_MODES);
    checkDataSources(spec, anyGroup);
    spec.ifSet("volumeAttributesClassName", Formats.DNS_SUBDOMAIN);
  }

  /** Checks the access modes of a claim or a volume; ReadWriteOncePod stands alone (KEP-2485). */
  public static void checkAccessModes(Fields spec) {
    ListValue modes = spec.list("accessModes");
    boolean single = false;
    boolean others = false;
    for (int i = 0; i < modes.size(); i++) {
      String mode = modes.string(i);
      if (!ACCESS_MODES.has(mode)) {
        spec.notSupported("accessModes", Value.of(mode), ACCESS_MODES);
      } else if (mode.equals("ReadWriteOncePod")) {
        single = true;
      } else {
        others = true;
      }
    }
    if (single && others) {
      spec.forbidden("accessModes", "may not use ReadWriteOncePod with other access modes");
    }
  }

  private static void checkStorage(Fields spec) {
    MapValue requests = spec.map("resources").map("requests");
    Quantity storage = Quantity.of(requests.find(STORAGE));
    if (!requests.has(STORAGE)) {
      spec.errors().required(spec.at("resources").key(STORAGE), "");
    } else if (storage.signum() <= 0) {
      spec.errors()
          .invalid(
              spec.at("resources").key(STORAGE), storage.toString(), "must be greater than zero");
    }
  }

  private static void checkDataSources(Fields spec, boolean anyGroup) {
    boolean source = spec.has("dataSource");
    boolean ref = spec.has("dataSourceRef");
    if (source) {
      checkDataSource(spec.in("dataSource"), anyGroup);
    }
    if (ref) {
      checkDataSource(spec.in("dataSourceRef"), anyGroup);
      spec.in("dataSourceRef").ifSet("namespace", Formats.DNS_LABEL);
    }
    if (!source || !ref) {
      return;
    }
    if (!spec.map("dataSourceRef").string("namespace").isEmpty()) {
      inconsistent(spec, "may not be specified when dataSourceRef.namespace is specified");
    } else if (!isSame(spec.map("dataSource"), spec.map("dataSourceRef"))) {
      inconsistent(spec, "must match dataSourceRef");
    }
  }

  /** Upstream puts the path in the place of the value, whose JSON is empty. */
  private static void inconsistent(Fields spec, String detail) {
    spec.errors().invalid(spec.path(), new GoText("{}"), detail);
  }

  private static boolean isSame(MapValue source, MapValue ref) {
    return Fields.same(source.find("apiGroup"), ref.find("apiGroup"))
        && source.string("kind").equals(ref.string("kind"))
        && source.string("name").equals(ref.string("name"));
  }

  private static void checkDataSource(Fields source, boolean anyGroup) {
    source.required("name");
    source.required("kind");
    boolean core = source.string("apiGroup").isEmpty();
    if (core && !source.string("kind").equals("PersistentVolumeClaim")) {
      source
          .errors()
          .invalid(
              source.path(),
              source.string("kind"),
              "must be 'PersistentVolumeClaim' when referencing the default apiGroup");
    }
    if (!anyGroup) {
      source.ifSet("apiGroup", Formats.DNS_SUBDOMAIN);
    }
  }
}
