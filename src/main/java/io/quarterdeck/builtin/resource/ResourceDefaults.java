package io.quarterdeck.builtin.resource;

import io.quarterdeck.builtin.Fill;
import io.quarterdeck.object.GoTime;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import java.time.InstantSource;

/**
 * What kinds of resource.k8s.io get when a client leaves it out. v1beta1 describes requests and
 * devices a level higher than the later versions; both are filled in where they are.
 */
final class ResourceDefaults {
  private final InstantSource clock; // a taint says since when it holds

  ResourceDefaults(InstantSource clock) {
    this.clock = clock;
  }

  MapValue claim(MapValue root) {
    return root.mapAt("spec", ResourceDefaults::claimSpec);
  }

  MapValue claimTemplate(MapValue root) {
    return root.mapAt("spec", spec -> spec.mapAt("spec", ResourceDefaults::claimSpec));
  }

  private static MapValue claimSpec(MapValue spec) {
    return spec.mapAt("devices", devices -> devices.mapEach("requests", ResourceDefaults::request));
  }

  private static MapValue request(MapValue request) {
    MapValue own = request.string("deviceClassName").isEmpty() ? request : counted(request);
    return own.mapAt("exactly", ResourceDefaults::counted)
        .mapEach("firstAvailable", ResourceDefaults::counted);
  }

  private static MapValue counted(MapValue request) {
    MapValue typed = Fill.text(request, "allocationMode", "ExactCount");
    return typed.string("allocationMode").equals("ExactCount")
        ? Fill.number(typed, "count", 1)
        : typed;
  }

  MapValue slice(MapValue root) {
    return root.mapAt(
        "spec",
        spec -> spec.mapEach("devices", device -> device(device).mapAt("basic", this::device)));
  }

  private MapValue device(MapValue device) {
    return device
        .mapEach("taints", this::taint)
        .mapAt("nodeAllocatableResourceMappings", ResourceDefaults::mappings);
  }

  private static MapValue mappings(MapValue mappings) {
    MapValue filled = mappings;
    for (String name : mappings.keys()) {
      filled = filled.mapAt(name, m -> m.withDefault("allocationMultiplier", Value.of("1")));
    }
    return filled;
  }

  MapValue taintRule(MapValue root) {
    return root.mapAt("spec", spec -> spec.mapAt("taint", this::taint));
  }

  private MapValue taint(MapValue taint) {
    return taint.withDefault("timeAdded", GoTime.format(clock.instant()));
  }
}
