package io.quarterdeck.server;

import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.ApiGroup;
import io.quarterdeck.resource.ApiVersion;
import io.quarterdeck.server.BootObjects.BootObject;
import java.util.ArrayList;
import java.util.List;

/**
 * The APIServices that stand for what this server serves itself, made at start as kube-aggregator
 * registers them. Its own group has none.
 */
final class LocalApiServices {
  private static final String OWN_GROUP = "apiregistration.k8s.io";
  private static final String COLLECTION = "/apis/" + OWN_GROUP + "/v1/apiservices";

  /** Says that the server makes it again at its next start if it is missing. */
  private static final MapValue LABELS =
      MapValue.of("kube-aggregator.kubernetes.io/automanaged", Value.of("onstart"));

  private LocalApiServices() {}

  /** Returns one for each version of each group, but for those of the group of APIServices. */
  static List<BootObject> of(List<ApiGroup> groups) {
    List<BootObject> services = new ArrayList<>();
    for (ApiGroup group : groups) {
      if (!group.name().equals(OWN_GROUP)) {
        group.versions().forEach(v -> services.add(new BootObject(COLLECTION, of(group, v))));
      }
    }
    return services;
  }

  private static MapValue of(ApiGroup group, ApiVersion version) {
    String name = version.version() + "." + group.name();
    MapValue.Builder spec = MapValue.builder();
    if (!group.name().isEmpty()) {
      spec.put("group", group.name());
    }
    spec.put("version", version.version())
        .put("groupPriorityMinimum", group.priority())
        .put("versionPriority", version.priority());
    return MapValue.of(
        "metadata", MapValue.of("name", Value.of(name), "labels", LABELS), "spec", spec.build());
  }
}
