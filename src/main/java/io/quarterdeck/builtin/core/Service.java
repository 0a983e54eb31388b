package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.Cells;
import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import java.util.stream.Collectors;

/** The kind Service of the core group. */
public final class Service {
  public static final Kind KIND =
      Kind.named("Service", "services")
          .returnsDeleted()
          .namespaced()
          .shortNames("svc")
          .categories("all")
          .select("spec.clusterIP")
          .select("spec.type")
          .stored("v1", "services/specs")
          .defaults("v1", ServiceDefaults::service)
          .proxy("ServiceProxyOptions")
          .strategy(new ServiceRules())
          .status(new ServiceStatusRules())
          .columns(columns());

  private Service() {}

  private static Table columns() {
    return Table.named()
        .text("Type", Doc.field("spec.type"), o -> o.spec().string("type"))
        .text(
            "Cluster-IP",
            Doc.of(
                "clusterIP is the IP address of the service and is usually assigned randomly. If an"
                    + " address is specified manually, is in-range (as per system configuration),"
                    + " and is not in use, it will be allocated to the service; otherwise creation"
                    + " of the service will fail. This field may not be changed through updates"
                    + " unless the type field is also being changed to ExternalName (which requires"
                    + " this field to be blank) or the type field is being changed from"
                    + " ExternalName (in which case this field may optionally be specified, as"
                    + " describe above).  Valid values are \"None\", empty string (\"\"), or a"
                    + " valid IP address. Setting this to \"None\" makes a \"headless service\" (no"
                    + " virtual IP), which is useful when direct endpoint connections are preferred"
                    + " and proxying is not required.  Only applies to types ClusterIP, NodePort,"
                    + " and LoadBalancer. If this field is specified when creating a Service of"
                    + " type ExternalName, creation will fail. This field will be wiped when"
                    + " updating a Service to type ExternalName. More info:"
                    + " https://kubernetes.io/docs/concepts/services-networking/service/#virtual-ips-and-service-proxies"),
            Service::clusterAddress)
        .text(
            "External-IP",
            Doc.of(
                "externalIPs is a list of IP addresses for which nodes in the cluster will also"
                    + " accept traffic for this service.  These IPs are not managed by Kubernetes. "
                    + " The user is responsible for ensuring that traffic arrives at a node with"
                    + " this IP.  A common example is external load-balancers that are not part of"
                    + " the Kubernetes system."),
            Service::externalAddresses)
        .text("Port(s)", Doc.field("spec.ports"), Service::ports)
        .age()
        .wide("Selector", Doc.field("spec.selector"), o -> Cells.labels(o.spec().map("selector")));
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
    String balancer = Cells.ingressAddresses(service.status().map("loadBalancer").list("ingress"));
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
