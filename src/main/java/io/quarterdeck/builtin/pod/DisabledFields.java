package io.quarterdeck.builtin.pod;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import java.util.List;

/**
 * Drops fields of features that are switched off in v1.36 by default, unless the old object uses
 * them: trust bundles and certificates in volumes, stop signals, scheduling groups.
 */
final class DisabledFields {
  private static final List<String> PROJECTIONS = List.of("clusterTrustBundle", "podCertificate");

  private DisabledFields() {}

  /** Returns the spec without them. */
  static MapValue drop(MapValue spec, MapValue old) {
    MapValue kept = spec;
    for (String projection : PROJECTIONS) {
      if (projects(spec, projection) && !projects(old, projection)) {
        kept = kept.mapEach("volumes", volume -> withoutProjection(volume, projection));
      }
    }
    if (!old.has("schedulingGroup")) {
      kept = kept.without("schedulingGroup");
    }
    if (hasStopSignal(spec) && !hasStopSignal(old)) {
      for (String containers : ContainerRules.LISTS) {
        kept = kept.mapEach(containers, DisabledFields::withoutStopSignal);
      }
    }
    return kept;
  }

  private static boolean projects(MapValue spec, String projection) {
    ListValue volumes = spec.list("volumes");
    for (int i = 0; i < volumes.size(); i++) {
      ListValue sources = volumes.map(i).map("projected").list("sources");
      for (int j = 0; j < sources.size(); j++) {
        if (sources.map(j).has(projection)) {
          return true;
        }
      }
    }
    return false;
  }

  private static MapValue withoutProjection(MapValue volume, String projection) {
    return volume.mapAt(
        "projected",
        projected -> projected.mapEach("sources", source -> source.without(projection)));
  }

  private static boolean hasStopSignal(MapValue spec) {
    for (String containers : ContainerRules.LISTS) {
      ListValue list = spec.list(containers);
      for (int i = 0; i < list.size(); i++) {
        if (list.map(i).map("lifecycle").has("stopSignal")) {
          return true;
        }
      }
    }
    return false;
  }

  private static MapValue withoutStopSignal(MapValue container) {
    if (!container.map("lifecycle").has("stopSignal")) {
      return container;
    }
    MapValue lifecycle = container.map("lifecycle").without("stopSignal");
    return lifecycle.isEmpty()
        ? container.without("lifecycle")
        : container.with("lifecycle", lifecycle);
  }
}
