package io.quarterdeck.builtin.resource;

import io.quarterdeck.builtin.pod.NodeSelectorRules;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.StatusOnlyStrategy;
import io.quarterdeck.rules.Addresses;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Conditions;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.status.FieldErrors;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The rules of the status of a ResourceClaim: which devices it got, for whom, and what drivers say
 * of them. Who may write which part is not checked here.
 */
final class ResourceClaimStatusRules implements StatusOnlyStrategy {
  private static final Choices SOURCES = Choices.inOrder("FromClaim", "FromClass");
  private static final int RESERVED_MAX = 256;
  private static final int CONDITIONS_MAX = 8;
  private static final int DATA_MAX = 10 * 1024;
  private static final int INTERFACE_NAME_MAX = 256;
  private static final int HARDWARE_ADDRESS_MAX = 128;
  private static final int IPS_MAX = 16;

  @Override
  public KubeObject prepareForUpdate(RuleContext context, KubeObject object, KubeObject old) {
    KubeObject prepared = object.withSpecOf(old).withMetadataOf(old);
    Set<MapValue> gone = devices(old);
    gone.removeAll(devices(object));
    List<MapValue> stated = object.status().list("devices").maps();
    List<MapValue> kept = stated.stream().filter(d -> !gone.contains(id(d))).toList();
    if (kept.size() == stated.size()) {
      return prepared;
    }
    return prepared.editStatus(
        s -> kept.isEmpty() ? s.without("devices") : s.with("devices", ListValue.of(kept)));
  }

  private static Set<MapValue> devices(KubeObject claim) {
    Set<MapValue> ids = new HashSet<>();
    results(claim).maps().forEach(result -> ids.add(id(result)));
    return ids;
  }

  private static ListValue results(KubeObject claim) {
    return claim.status().map("allocation").map("devices").list("results");
  }

  private static MapValue id(MapValue device) {
    return MapValue.builder()
        .put("driver", device.string("driver"))
        .put("pool", device.string("pool"))
        .put("device", device.string("device"))
        .put("shareID", device.string("shareID"))
        .build();
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject object, KubeObject old, FieldErrors errors) {
    AdminAccess.checkResults(context, results(object), results(old), errors);
    Fields fields = Fields.of(object.root(), errors);
    Metadata.checkUpdate(fields, old);
    Fields status = fields.in("status");
    if (DeviceNames.fits(status, "reservedFor", RESERVED_MAX)) {
      for (Fields consumer : status.each("reservedFor")) {
        consumer.required("resource");
        consumer.required("name");
        consumer.required("uid");
      }
      DeviceNames.unique(status, "reservedFor", "uid");
    }
    checkDevices(status, devices(object));
    checkReserved(status, object, old);
    if (old.status().has("allocation") && status.has("allocation")) {
      if (!status.map("allocation").equals(old.status().map("allocation"))) {
        status.invalid(
            "allocation", ClaimForms.ALLOCATION.show(status.map("allocation")), Fields.IMMUTABLE);
      }
    } else if (status.has("allocation")) {
      checkAllocation(status.in("allocation"), RequestNames.of(object.spec().map("devices")));
    }
  }

  private static void checkReserved(Fields status, KubeObject object, KubeObject old) {
    if (status.isEmpty("reservedFor")) {
      return;
    }
    Set<MapValue> added = new HashSet<>(status.list("reservedFor").maps());
    added.removeAll(new HashSet<>(old.status().list("reservedFor").maps()));
    if (!status.has("allocation")) {
      status.forbidden("reservedFor", "may not be specified when `allocated` is not set");
    } else if (object.meta().isBeingDeleted() && !added.isEmpty()) {
      status.forbidden(
          "reservedFor",
          "new entries may not be added while `deallocationRequested` or `deletionTimestamp` are"
              + " set");
    }
  }

  private static void checkDevices(Fields status, Set<MapValue> allocated) {
    for (Fields device : status.each("devices")) {
      checkNames(device);
      checkShare(device);
      if (!allocated.contains(id(device.map()))) {
        device
            .errors()
            .invalid(
                device.path(),
                ClaimForms.DEVICE_ID.show(id(device.map())),
                "must be an allocated device in the claim");
      }
      DeviceNames.fits(device, "conditions", CONDITIONS_MAX);
      Conditions.check(device, "conditions");
      if (device.map().has("data")) {
        DeviceConfigRules.checkRaw(device, "data", DATA_MAX);
      }
      checkNetwork(device.in("networkData"));
    }
    Set<MapValue> seen = new HashSet<>();
    for (Fields device : status.each("devices")) {
      if (!seen.add(id(device.map()))) {
        device.errors().duplicate(device.path(), ClaimForms.DEVICE_ID.show(id(device.map())));
      }
    }
  }

  private static void checkNames(Fields device) {
    DeviceNames.driver(device.string("driver"), device.at("driver"), device.errors());
    DeviceNames.pool(device.string("pool"), device.at("pool"), device.errors());
    device.form("device", Formats.DNS_LABEL);
  }

  private static void checkShare(Fields device) {
    if (device.has("shareID")) {
      DeviceNames.uid(device.string("shareID"), device.at("shareID"), device.errors());
    }
  }

  private static void checkNetwork(Fields network) {
    checkLength(network, "interfaceName", INTERFACE_NAME_MAX);
    checkLength(network, "hardwareAddress", HARDWARE_ADDRESS_MAX);
    DeviceNames.set(network, "ips", IPS_MAX, Addresses::interfaceAddress);
  }

  private static void checkLength(Fields network, String name, int max) {
    if (DeviceNames.bytes(network.string(name)) > max) {
      network.errors().tooLong(network.at(name), max);
    }
  }

  private static void checkAllocation(Fields allocation, RequestNames names) {
    Fields devices = allocation.in("devices");
    if (DeviceNames.fits(devices, "results", DeviceClaimRules.REQUESTS_MAX)) {
      for (Fields result : devices.each("results")) {
        names.check(result.string("request"), result.at("request"), result.errors());
        checkNames(result);
        DeviceConfigRules.checkBinding(result);
        checkShare(result);
      }
    }
    if (DeviceNames.fits(devices, "config", 2 * DeviceConfigRules.CONFIG_MAX)) {
      for (Fields config : devices.each("config")) {
        config.requiredOneOf("source", SOURCES);
        DeviceNames.set(config, "requests", DeviceClaimRules.REQUESTS_MAX, names::check);
        DeviceConfigRules.checkConfig(config, false);
      }
    }
    if (allocation.has("nodeSelector")) {
      NodeSelectorRules.check(allocation.in("nodeSelector"), false);
    }
  }
}
