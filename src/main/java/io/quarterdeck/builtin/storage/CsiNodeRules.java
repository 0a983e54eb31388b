package io.quarterdeck.builtin.storage;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.GoStruct;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.status.FieldErrors;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The rules of CSINode: which volume drivers a node has; of a driver that stays only the capacity
 * may change.
 */
final class CsiNodeRules implements Strategy {
  private static final GoStruct DRIVER = GoStruct.of("Name NodeID TopologyKeys[] Allocatable*");
  private static final int NODE_ID_MAX = 256;
  private static final int DRIVER_NAME_MAX = 63;

  @Override
  public boolean allowsUnconditionalUpdate() {
    return false;
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject object, FieldErrors errors) {
    Fields fields = Fields.of(object.root(), errors);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    check(fields.in("spec"));
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject object, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(object.root(), errors);
    Metadata.check(fields, false, nameRule()::check);
    Fields spec = fields.in("spec");
    check(spec);
    for (MapValue before : old.spec().list("drivers").maps()) {
      for (MapValue now : spec.list("drivers").maps()) {
        checkSame(spec, before.without("allocatable"), now.without("allocatable"));
      }
    }
  }

  private static void checkSame(Fields spec, MapValue before, MapValue now) {
    if (now.string("name").equals(before.string("name")) && !now.equals(before)) {
      spec.invalid("drivers", DRIVER.show(now), Fields.IMMUTABLE);
    }
  }

  private static void check(Fields spec) {
    Set<String> names = new HashSet<>();
    for (Fields driver : spec.each("drivers")) {
      checkDriverName(driver, "name");
      driver.required("nodeID");
      if (driver.string("nodeID").length() > NODE_ID_MAX) {
        driver.invalid("nodeID", "must be " + NODE_ID_MAX + " characters or less");
      }
      driver.in("allocatable").nonNegative("count");
      if (!names.add(driver.string("name"))) {
        driver.duplicate("name", driver.string("name"));
      }
      checkTopologyKeys(driver);
    }
  }

  /** The keys are reported at the driver itself, as upstream does. */
  private static void checkTopologyKeys(Fields driver) {
    FieldErrors errors = driver.errors();
    Set<String> keys = new HashSet<>();
    for (String key : driver.list("topologyKeys").strings()) {
      if (key.isEmpty()) {
        errors.required(driver.path(), key);
      }
      if (!keys.add(key)) {
        errors.duplicate(driver.path(), key);
      }
      Formats.LABEL_KEY.check(key).forEach(wrong -> errors.invalid(driver.path(), key, wrong));
    }
  }

  /** A driver's name: a DNS subdomain in any case, no longer than a label. */
  static void checkDriverName(Fields fields, String field) {
    if (!fields.required(field)) {
      return;
    }
    String name = fields.string(field);
    if (name.length() > DRIVER_NAME_MAX) {
      fields.errors().tooLong(fields.at(field), DRIVER_NAME_MAX);
    }
    Formats.DNS_SUBDOMAIN
        .check(name.toLowerCase(Locale.ROOT))
        .forEach(wrong -> fields.invalid(field, name, wrong));
  }
}
