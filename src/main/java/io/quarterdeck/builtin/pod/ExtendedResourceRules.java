package io.quarterdeck.builtin.pod;

import io.quarterdeck.object.MapValue;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules of the claim that the scheduler made for extended resources of a pod (KEP-5004). */
final class ExtendedResourceRules {
  private ExtendedResourceRules() {}

  static void check(Fields claim, MapValue spec) {
    claim.required("requestMappings", "at least one request mapping is required");
    Set<List<String>> seen = new HashSet<>();
    for (Fields mapping : claim.each("requestMappings")) {
      checkMapping(claim, mapping, spec);
      String container = mapping.string("containerName");
      String resource = mapping.string("resourceName");
      String request = mapping.string("requestName");
      if (!seen.add(List.of(container, resource, request))) {
        mapping.duplicate("containerName", container);
        mapping.duplicate("resourceName", resource);
        mapping.duplicate("requestName", request);
      }
    }
    claim.required("resourceClaimName", Formats.DNS_SUBDOMAIN);
  }

  private static void checkMapping(Fields claim, Fields mapping, MapValue spec) {
    String name = mapping.string("containerName");
    MapValue container = PodScope.byName(spec.list("containers"), name);
    if (container.isEmpty()) {
      container = PodScope.byName(spec.list("initContainers"), name);
    }
    if (container.isEmpty()) {
      mapping.invalid(
          "containerName",
          name,
          "must match the name of an entry in spec.initContainers.name or spec.containers.name");
    } else if (!container.map("resources").map("requests").has(mapping.string("resourceName"))) {
      mapping.invalid(
          "resourceName",
          mapping.string("resourceName"),
          "must match the extended resource name of an entry in"
              + " spec.initContainers.resources.requests or spec.containers.resources.requests");
    }
    String request = mapping.string("requestName");
    for (String wrong : Formats.DNS_LABEL.check(request)) {
      claim.invalid("requestName", request, wrong);
    }
  }
}
