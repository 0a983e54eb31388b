package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.Fill;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import java.util.Set;

/**
 * What services get when a client leaves it out; addresses and node ports are not handed out here.
 */
final class ServiceDefaults {
  private static final Set<String> CLUSTERED = Set.of("ClusterIP", "NodePort", "LoadBalancer");
  private static final long CLIENT_IP_SECONDS = 10_800;

  private ServiceDefaults() {}

  static MapValue service(MapValue root) {
    MapValue filled = root.with("spec", serviceSpec(root.map("spec")));
    boolean balanced = filled.map("spec").string("type").equals("LoadBalancer");
    return balanced ? filled.mapAt("status", ServiceDefaults::balancer) : filled;
  }

  private static MapValue serviceSpec(MapValue spec) {
    MapValue filled = affinity(Fill.text(spec, "sessionAffinity", "None"));
    filled = Fill.text(filled, "type", "ClusterIP").mapEach("ports", ServiceDefaults::port);
    String type = filled.string("type");
    if (isExternal(filled)) {
      filled = Fill.text(filled, "externalTrafficPolicy", "Cluster");
    }
    if (CLUSTERED.contains(type)) {
      filled = filled.withDefault("internalTrafficPolicy", "Cluster");
    }
    return type.equals("LoadBalancer")
        ? filled.withDefault("allocateLoadBalancerNodePorts", true)
        : filled;
  }

  private static boolean isExternal(MapValue spec) {
    String type = spec.string("type");
    return type.equals("LoadBalancer")
        || type.equals("NodePort")
        || (type.equals("ClusterIP") && !spec.list("externalIPs").isEmpty());
  }

  private static MapValue affinity(MapValue spec) {
    return switch (spec.string("sessionAffinity")) {
      case "None" -> spec.without("sessionAffinityConfig");
      case "ClientIP" -> {
        boolean set = spec.map("sessionAffinityConfig").map("clientIP").has("timeoutSeconds");
        yield set
            ? spec
            : spec.with(
                "sessionAffinityConfig",
                MapValue.of(
                    "clientIP", MapValue.of("timeoutSeconds", Value.of(CLIENT_IP_SECONDS))));
      }
      default -> spec;
    };
  }

  private static MapValue port(MapValue port) {
    Value target = port.find("targetPort");
    boolean unset = target == null || target.equals(Value.of(0)) || target.equals(Value.of(""));
    MapValue filled = Fill.text(port, "protocol", "TCP");
    return unset ? filled.with("targetPort", filled.integer("port")) : filled;
  }

  private static MapValue balancer(MapValue status) {
    return status.mapAt(
        "loadBalancer",
        balancer ->
            balancer.mapEach(
                "ingress",
                ingress ->
                    ingress.string("ip").isEmpty()
                        ? ingress
                        : ingress.withDefault("ipMode", "VIP")));
  }
}
