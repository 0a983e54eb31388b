package io.quarterdeck.builtin.resource;

import io.quarterdeck.builtin.pod.NodeSelectorRules;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.GoStruct;
import io.quarterdeck.rules.SemVer;
import io.quarterdeck.status.FieldErrors;
import java.util.ArrayList;
import java.util.List;

/** The rules of one device of a slice: its attributes, counters, taints and nodes. */
final class DeviceRules {
  private static final int NAMED_MAX = 32; // attributes and capacities
  private static final int VALUES_MAX = 48;
  private static final int VALUE_MAX = 64;
  private static final int KEY_MAX = 63 + 1 + 32;
  private static final int TAINTS_MAX = 16;
  private static final int CONSUMPTIONS_MAX = 2;
  private static final int COUNTERS_MAX = 32;
  private static final String ONE_OF =
      "exactly one of `nodeName`, `nodeSelector`, or `allNodes` is required when"
          + " `perDeviceNodeSelection` is set to true in the ResourceSlice spec";
  private static final GoStruct ATTRIBUTE =
      GoStruct.of(
          "IntValue*=int BoolValue*=bool StringValue*=string VersionValue*=version"
              + " IntValues[]=ints BoolValues[]=bools StringValues[]=strings"
              + " VersionValues[]=versions");

  private DeviceRules() {}

  /**
   * Checks a device.
   *
   * @param old the device of that name in the old slice; empty if there is none
   * @param ownNodes whether each device of the slice names its nodes
   */
  static void check(Fields device, MapValue old, boolean ownNodes) {
    device.form("name", Formats.DNS_LABEL);
    checkSizes(device);
    checkAttributes(device);
    CapacityRules.check(device, KEY_MAX);
    boolean sameTaints = Fields.same(device.map().find("taints"), old.find("taints"));
    if ((old.isEmpty() || !sameTaints) && DeviceNames.fits(device, "taints", TAINTS_MAX)) {
      device.each("taints").forEach(DeviceConfigRules::checkTaint);
    }
    if (DeviceNames.fits(device, "consumesCounters", CONSUMPTIONS_MAX)) {
      for (Fields consumption : device.each("consumesCounters")) {
        consumption.required("counterSet", Formats.DNS_LABEL);
        checkCounters(consumption);
      }
      DeviceNames.unique(device, "consumesCounters", "counterSet");
    }
    checkNodes(device, ownNodes);
    DeviceConfigRules.checkBinding(device);
  }

  private static void checkSizes(Fields device) {
    int attributes = device.map("attributes").size();
    int named = attributes + device.map("capacity").size();
    if (named > NAMED_MAX) {
      tooMany(device, named, "attributes and capacities", NAMED_MAX);
    }
    if (attributes > VALUES_MAX) {
      tooMany(device, attributes, "attribute values", VALUES_MAX);
    }
  }

  private static void tooMany(Fields device, int number, String what, int max) {
    device
        .errors()
        .invalid(device.path(), number, "the total number of " + what + " must not exceed " + max);
  }

  private static void checkAttributes(Fields device) {
    MapValue attributes = device.map("attributes");
    Path path = device.at("attributes");
    for (String name : attributes.keys()) {
      DeviceNames.qualified(name, path, device.errors());
      Path at = path.key(shortened(name, KEY_MAX));
      checkAttribute(Fields.at(at, attributes.map(name), device.errors()));
    }
  }

  private static void checkAttribute(Fields attribute) {
    FieldErrors errors = attribute.errors();
    String version = attribute.string("version");
    checkLength(attribute, "string");
    if (attribute.has("version") && SemVer.parse(version).isEmpty()) {
      attribute.invalid("version", "must be a string compatible with semver.org spec 2.0.0");
    }
    checkLength(attribute, "version");
    long values =
        List.of("bool", "int", "string", "version").stream().filter(attribute::has).count();
    if (values != 1) {
      Object shown = values == 0 ? "" : ATTRIBUTE.show(attribute.map());
      errors.invalid(attribute.path(), shown, "exactly one value must be specified");
    }
  }

  private static void checkLength(Fields attribute, String name) {
    if (DeviceNames.bytes(attribute.string(name)) > VALUE_MAX) {
      attribute.errors().tooLong(attribute.at(name), VALUE_MAX);
    }
  }

  /** Checks the map {@code counters}, which must not be empty. */
  static void checkCounters(Fields parent) {
    MapValue counters = parent.map("counters");
    Path path = parent.at("counters");
    if (!parent.required("counters")) {
      return;
    }
    if (counters.size() > COUNTERS_MAX) {
      parent.errors().tooMany(path, counters.size(), COUNTERS_MAX);
      return;
    }
    DeviceNames.Rule label = DeviceNames.form(Formats.DNS_LABEL);
    counters.keys().forEach(name -> label.check(name, path, parent.errors()));
  }

  /** Returns a key as paths show it: a long one without its middle. */
  static String shortened(String key, int max) {
    if (key.length() <= max) {
      return key;
    }
    int kept = max - "...".length();
    return key.substring(0, (kept + 1) / 2) + "..." + key.substring(key.length() - kept / 2);
  }

  private static void checkNodes(Fields device, boolean own) {
    FieldErrors errors = device.errors();
    if (!own) {
      if (device.has("nodeName") || device.has("nodeSelector") || device.has("allNodes")) {
        errors.invalid(
            device.path(),
            null,
            "`nodeName`, `nodeSelector` and `allNodes` can only be set if"
                + " `perDeviceNodeSelection` is set to true in the ResourceSlice spec");
      }
      return;
    }
    List<String> set = new ArrayList<>();
    ResourceSliceRules.checkNodeName(device, "must not be empty", set);
    if (device.has("nodeSelector")) {
      set.add("`nodeSelector`");
      NodeSelectorRules.check(device.in("nodeSelector"), false);
    }
    ResourceSliceRules.checkTrue(device, "allNodes", set);
    if (set.isEmpty()) {
      errors.required(device.path(), ONE_OF);
    } else if (set.size() > 1) {
      errors.invalid(device.path(), "{" + String.join(", ", set) + "}", ONE_OF);
    }
  }
}
