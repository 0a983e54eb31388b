package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.Kind;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.KubeObject;
import java.util.stream.Collectors;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Cells;
import io.quarterdeck.resource.Strategy;

/** The kind Service of the core group. */
public final class Service {
  public static final Kind KIND =
      Kind.named("Service", "services")
          .namespaced()
          .shortNames("svc")
          .categories("all")
          .select("spec.clusterIP")
          .select("spec.type")
          .stored("v1", "services/specs")
          .proxy("ServiceProxyOptions")
          .status(Strategy.NONE).columns(columns());

  private Service() {}

  private static Table columns() {
    return Table.named().text("Type", Doc.field("spec.type"), o -> o.spec().string("type")).text("Cluster-IP", Doc.field("spec.clusterIP"), Service::clusterAddress).text("External-IP", Doc.field("spec.externalIPs"), Service::externalAddresses).text("Port(s)", Doc.field("spec.ports"), Service::ports).age().wide("Selector", Doc.field("spec.selector"), o -> Cells.labels(o.spec().map("selector")));
  }

  private static String clusterAddress(KubeObject service) {
    ListValue addresses = service.spec().list("clusterIPs");
    return addresses.isEmpty() ? Cells.NONE : addresses.string(0);
  }

  private static String externalAddresses(KubeObject service) {
    String external = String.join(",", service.spec().list("externalIPs").strings());
    return switch (service.spec().string("type")) {
      case "ClusterIP", "NodePort" -> Cells.or(external, Cells.NONE);
      case "LoadBalancer" -> balanced(service, external);
      case "ExternalName" -> service.spec().string("externalName");
      default -> Cells.UNKNOWN;
    };
  }

  private static String balanced(KubeObject service, String external) {
    String balancer =
        Cells.ingressAddresses(service.status().map("loadBalancer").list("ingress"));
    if (!balancer.isEmpty() && !external.isEmpty()) {
      return balancer + "," + external;
    }
    return Cells.or(balancer + external, "<pending>");
  }

  private static String ports(KubeObject service) {
    String ports =
        service.spec().list("ports").maps().stream()
            .map(Service::port)
            .collect(Collectors.joining(","));
    return Cells.or(ports, Cells.NONE);
  }

  private static String port(MapValue port) {
    long onNodes = port.integer("nodePort");
    return port.integer("port")
        + (onNodes > 0 ? ":" + onNodes : "")
        + "/"
        + port.string("protocol");
  }
}
