package io.quarterdeck.builtin.core;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.rules.Fields;
import java.util.HashSet;
import java.util.Set;

/** What the type of a service makes of its fields. */
public final class ServiceTypes {
  public static final String CLUSTER_IP = "ClusterIP";
  public static final String NODE_PORT = "NodePort";
  public static final String LOAD_BALANCER = "LoadBalancer";
  public static final String EXTERNAL_NAME = "ExternalName";
  public static final String NONE = "None";

  private ServiceTypes() {}

  /** Tells whether the service has no address of its own, only its endpoints'. */
  public static boolean isHeadless(MapValue spec) {
    ListValue ips = spec.list("clusterIPs");
    return ips.size() == 1 && ips.string(0).equals(NONE);
  }

  public static boolean isExternalName(MapValue spec) {
    return spec.string("type").equals(EXTERNAL_NAME);
  }

  public static boolean isLoadBalancer(MapValue spec) {
    return spec.string("type").equals(LOAD_BALANCER);
  }

  public static boolean needsNodePorts(MapValue spec) {
    return isLoadBalancer(spec) || spec.string("type").equals(NODE_PORT);
  }

  /** Tells whether load balancers ask the nodes where its endpoints are. */
  public static boolean needsHealthCheck(MapValue spec) {
    return isLoadBalancer(spec) && spec.string("externalTrafficPolicy").equals("Local");
  }

  /** Tells whether it can be reached from outside the cluster. */
  static boolean isExternallyAccessible(MapValue spec) {
    return needsNodePorts(spec)
        || spec.string("type").equals(CLUSTER_IP) && !spec.list("externalIPs").isEmpty();
  }

  /**
   * Drops what the new type has no use for: what was filled in for the old type, and what the
   * client left as it was.
   */
  static KubeObject withoutIdleFields(KubeObject service, KubeObject old) {
    MapValue spec = service.spec();
    MapValue before = old.spec();
    if (!isExternalName(before) && isExternalName(spec)) {
      if (same(spec, before, "clusterIP") && same(spec, before, "clusterIPs")) {
        spec = spec.without("clusterIP").without("clusterIPs");
      }
      spec = dropSame(spec, before, "ipFamilies");
      spec = dropSame(spec, before, "ipFamilyPolicy");
    }
    if (needsNodePorts(before)
        && !needsNodePorts(spec)
        && nodePorts(before).containsAll(nodePorts(spec))) {
      spec = spec.mapEach("ports", port -> port.without("nodePort"));
    }
    if (needsHealthCheck(before) && !needsHealthCheck(spec)) {
      spec = dropSame(spec, before, "healthCheckNodePort");
    }
    if (isLoadBalancer(before) && !isLoadBalancer(spec)) {
      spec = dropSame(spec, before, "allocateLoadBalancerNodePorts");
      spec = dropSame(spec, before, "loadBalancerClass");
    }
    if (isExternallyAccessible(before) && !isExternallyAccessible(spec)) {
      spec = dropSame(spec, before, "externalTrafficPolicy");
    }
    KubeObject kept = spec == service.spec() ? service : service.with("spec", spec);
    return isLoadBalancer(spec)
        ? kept
        : kept.edit(
            "status",
            status ->
                status.has("loadBalancer") ? status.with("loadBalancer", MapValue.EMPTY) : status);
  }

  private static boolean same(MapValue spec, MapValue old, String field) {
    return Fields.same(spec.find(field), old.find(field));
  }

  private static MapValue dropSame(MapValue spec, MapValue old, String field) {
    return same(spec, old, field) ? spec.without(field) : spec;
  }

  private static Set<Long> nodePorts(MapValue spec) {
    Set<Long> ports = new HashSet<>();
    for (Value port : spec.list("ports")) {
      if (port instanceof MapValue map && map.integer("nodePort") != 0) {
        ports.add(map.integer("nodePort"));
      }
    }
    return ports;
  }
}
