package io.quarterdeck.builtin.resource;

import io.quarterdeck.builtin.Reshape;
import io.quarterdeck.object.BoolValue;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.Conversion;
import java.util.List;

/**
 * Between {@code resource.k8s.io} {@code v1beta1} and {@code v1}: what a request asks of exactly
 * one class of devices stands in the request itself there, what a device has in its {@code basic}
 * part.
 */
enum BetaConversion implements Conversion {
  CLAIM {
    @Override
    MapValue stored(MapValue root) {
      return root.mapAt("spec", BetaConversion::storedClaim);
    }

    @Override
    MapValue served(MapValue root) {
      return root.mapAt("spec", BetaConversion::servedClaim);
    }
  },
  CLAIM_TEMPLATE {
    @Override
    MapValue stored(MapValue root) {
      return root.mapAt("spec", template -> template.mapAt("spec", BetaConversion::storedClaim));
    }

    @Override
    MapValue served(MapValue root) {
      return root.mapAt("spec", template -> template.mapAt("spec", BetaConversion::servedClaim));
    }
  },
  SLICE {
    @Override
    MapValue stored(MapValue root) {
      return root.mapAt("spec", BetaConversion::storedSlice);
    }

    @Override
    MapValue served(MapValue root) {
      return root.mapAt("spec", spec -> spec.mapEach("devices", BetaConversion::servedDevice));
    }
  };

  private static final String[] EXACT = {
    "deviceClassName",
    "selectors",
    "allocationMode",
    "count",
    "adminAccess",
    "tolerations",
    "capacity"
  };

  abstract MapValue stored(MapValue root);

  abstract MapValue served(MapValue root);

  @Override
  public KubeObject toStored(KubeObject object) {
    return new KubeObject(stored(object.root()).with("apiVersion", "resource.k8s.io/v1"));
  }

  @Override
  public KubeObject toServed(KubeObject object) {
    return new KubeObject(served(object.root()).with("apiVersion", "resource.k8s.io/v1beta1"));
  }

  private static MapValue storedClaim(MapValue spec) {
    return spec.mapAt(
        "devices", devices -> devices.mapEach("requests", BetaConversion::storedRequest));
  }

  private static MapValue servedClaim(MapValue spec) {
    return spec.mapAt(
        "devices", devices -> devices.mapEach("requests", BetaConversion::servedRequest));
  }

  private static MapValue storedRequest(MapValue request) {
    MapValue exactly = Reshape.of(request).keep(EXACT).done();
    boolean asks = exactly.keys().stream().anyMatch(key -> !exactly.find(key).equals(Value.of("")));
    Reshape stored = Reshape.of(request).keep("name");
    if (asks) {
      stored.put("exactly", exactly);
    }
    return stored.keep("firstAvailable").done();
  }

  private static MapValue servedRequest(MapValue request) {
    MapValue exactly = request.map("exactly");
    MapValue.Builder served = MapValue.builder();
    served.put("name", request.string("name"));
    served.put("deviceClassName", exactly.string("deviceClassName"));
    for (String key : List.of("selectors", "allocationMode", "count", "adminAccess")) {
      exactly.get(key).ifPresent(value -> served.put(key, value));
    }
    request.get("firstAvailable").ifPresent(value -> served.put("firstAvailable", value));
    for (String key : List.of("tolerations", "capacity")) {
      exactly.get(key).ifPresent(value -> served.put(key, value));
    }
    return served.build();
  }

  /** The slice's own node fields are pointers in v1: what is zero is not there. */
  private static MapValue storedSlice(MapValue spec) {
    MapValue stored = spec.mapEach("devices", BetaConversion::storedDevice);
    if (stored.string("nodeName").isEmpty()) {
      stored = stored.without("nodeName");
    }
    return stored.find("allNodes") == BoolValue.TRUE ? stored : stored.without("allNodes");
  }

  private static MapValue storedDevice(MapValue device) {
    MapValue.Builder stored = MapValue.builder().put("name", device.string("name"));
    device.map("basic").forEach(stored::put);
    return stored.build();
  }

  private static MapValue servedDevice(MapValue device) {
    return MapValue.of("name", Value.of(device.string("name")), "basic", device.without("name"));
  }
}
