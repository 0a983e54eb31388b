package io.quarterdeck.builtin.resource;

import io.quarterdeck.builtin.pod.NodeSelectorRules;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.GoStruct;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.status.FieldErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The rules of ResourceSlice: which driver's devices it lists, and of which nodes. Fields of gates
 * that are off by default are dropped.
 */
final class ResourceSliceRules implements Strategy {
  private static final int DEVICES_MAX = 128;
  private static final int DEVICES_MAX_ADVANCED = 64; // with taints or counters
  private static final int COUNTER_SETS_MAX = 8;
  private static final String ONE_OF =
      "exactly one of `nodeName`, `nodeSelector`, `allNodes`, `perDeviceNodeSelection` is required";
  private static final GoStruct TERM =
      GoStruct.of("MatchExpressions[] MatchFields[]")
          .with("MatchExpressions", GoStruct.of("Key Operator Values[]"))
          .with("MatchFields", GoStruct.of("Key Operator Values[]"));

  @Override
  public boolean keepsGeneration() {
    return true;
  }

  @Override
  public KubeObject prepareForCreate(RuleContext context, KubeObject object) {
    return object.editSpec(spec -> spec.mapEach("devices", ResourceSliceRules::withoutAlphaFields));
  }

  @Override
  public KubeObject prepareForUpdate(RuleContext context, KubeObject object, KubeObject old) {
    KubeObject prepared = prepareForCreate(context, object);
    long next = old.meta().generation() + 1;
    return object.spec().equals(old.spec()) // as sent: what is dropped counts as a change, too
        ? prepared
        : prepared.editMeta(m -> m.with("generation", next));
  }

  private static MapValue withoutAlphaFields(MapValue device) {
    MapValue attributes = device.map("attributes");
    for (String name : attributes.keys()) {
      MapValue kept = attributes.map(name);
      for (String list : List.of("bools", "ints", "strings", "versions")) {
        kept = kept.without(list);
      }
      attributes = attributes.with(name, kept);
    }
    MapValue without = device.without("nodeAllocatableResourceMappings");
    return attributes.isEmpty() ? without : without.with("attributes", attributes);
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject object, FieldErrors errors) {
    Fields fields = Fields.of(object.root(), errors);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    Fields spec = fields.in("spec");
    checkOwner(spec);
    check(spec, MapValue.EMPTY);
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject object, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(object.root(), errors);
    Metadata.checkUpdate(fields, old);
    Fields spec = fields.in("spec");
    checkOwner(spec);
    spec.in("pool").immutable("name", old.spec().map("pool"));
    spec.immutable("driver", old.spec());
    spec.immutable("nodeName", old.spec());
    check(spec, old.spec());
  }

  private static void checkOwner(Fields spec) {
    DeviceNames.driver(spec.string("driver"), spec.at("driver"), spec.errors());
    Fields pool = spec.in("pool");
    DeviceNames.pool(pool.string("name"), pool.at("name"), pool.errors());
    pool.positive("resourceSliceCount");
    if (pool.integer("generation") < 0) {
      pool.invalid("generation", "must be greater than or equal to zero");
    }
  }

  private static void check(Fields spec, MapValue old) {
    checkNodes(spec);
    if (spec.has("sharedCounters") && spec.has("devices")) {
      spec.errors()
          .invalid(spec.path(), "", "only one of `sharedCounters` or `devices` is allowed");
    }
    List<MapValue> devices = spec.list("devices").maps();
    boolean advanced =
        devices.stream()
            .anyMatch(d -> !d.list("taints").isEmpty() || !d.list("consumesCounters").isEmpty());
    if (DeviceNames.fits(spec, "devices", advanced ? DEVICES_MAX_ADVANCED : DEVICES_MAX)) {
      for (Fields device : spec.each("devices")) {
        DeviceRules.check(
            device, oldDevice(old, device.string("name")), spec.isTrue("perDeviceNodeSelection"));
      }
      DeviceNames.unique(spec, "devices", "name");
    }
    if (DeviceNames.fits(spec, "sharedCounters", COUNTER_SETS_MAX)) {
      for (Fields set : spec.each("sharedCounters")) {
        set.required("name", Formats.DNS_LABEL);
        DeviceRules.checkCounters(set);
      }
      DeviceNames.unique(spec, "sharedCounters", "name");
    }
  }

  private static MapValue oldDevice(MapValue old, String name) {
    return old.list("devices").maps().stream()
        .filter(device -> device.string("name").equals(name))
        .findFirst()
        .orElse(MapValue.EMPTY);
  }

  private static void checkNodes(Fields spec) {
    List<String> set = new ArrayList<>();
    checkNodeName(spec, "must be either unset or set to a non-empty string", set);
    if (spec.has("nodeSelector")) {
      set.add("`nodeSelector`");
      Fields selector = spec.in("nodeSelector");
      NodeSelectorRules.check(selector, false);
      if (selector.list("nodeSelectorTerms").size() != 1) {
        selector.invalid(
            "nodeSelectorTerms",
            TERM.showAll(selector.list("nodeSelectorTerms")),
            "must have exactly one node selector term");
      }
    }
    checkTrue(spec, "allNodes", set);
    checkTrue(spec, "perDeviceNodeSelection", set);
    if (set.isEmpty()) {
      spec.errors().required(spec.path(), ONE_OF);
    } else if (set.size() > 1) {
      String fields = "{" + String.join(", ", set) + "}";
      spec.errors().invalid(spec.path(), fields, ONE_OF + ", but multiple fields are set");
    }
  }

  /** Checks {@code nodeName}, and adds it to what is set. */
  static void checkNodeName(Fields fields, String notEmpty, List<String> set) {
    if (!fields.has("nodeName")) {
      return;
    }
    if (fields.string("nodeName").isEmpty()) {
      fields.invalid("nodeName", notEmpty);
    } else {
      set.add("`nodeName`");
      fields.form("nodeName", Formats.DNS_SUBDOMAIN);
    }
  }

  /** Checks that a field is true if it is there, and adds it to what is set. */
  static void checkTrue(Fields fields, String name, List<String> set) {
    if (fields.isTrue(name)) {
      set.add("`" + name + "`");
    } else if (fields.has(name)) {
      fields.invalid(name, "must be either unset or set to true");
    }
  }

  @Override
  public List<String> warningsOnCreate(RuleContext context, KubeObject object) {
    String driver = object.spec().string("driver");
    return driver.equals(driver.toLowerCase(Locale.ROOT))
        ? List.of()
        : List.of(
            "spec.driver: driver names should be lowercase; \""
                + driver
                + "\" contains uppercase characters");
  }

  @Override
  public List<String> warningsOnUpdate(RuleContext context, KubeObject object, KubeObject old) {
    return warningsOnCreate(context, object);
  }
}
