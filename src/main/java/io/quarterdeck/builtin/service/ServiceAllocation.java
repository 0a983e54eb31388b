package io.quarterdeck.builtin.service;

import io.quarterdeck.admission.AdmissionPlugin;
import io.quarterdeck.admission.Attributes;
import io.quarterdeck.admission.Cluster;
import io.quarterdeck.admission.Operation;
import io.quarterdeck.builtin.core.ServiceTypes;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.rules.Cidr;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Ip;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Gives services addresses and ports of nodes that no other service has. Last in the chain, so that
 * it sees what the other plugins made of the object, and before the kind's own rules.
 *
 * <p>What is taken is read from the cluster's image, and what this server gave in the last moments
 * is added to it: one server at a time may hand out (the others' writes are in the image).
 */
public final class ServiceAllocation implements AdmissionPlugin {
  private final Cluster cluster;
  private final List<AddressPool> addressPools;
  private final PortPool portPool;
  private final Families families;
  private final RandomGenerator random;
  private final Reserved<Ip> reservedAddresses;
  private final Reserved<Integer> reservedPorts;

  /**
   * @param ranges the ranges of addresses, one for each family
   * @param portRange {@code low-high}
   * @param nanos the time, of which only differences count
   */
  public ServiceAllocation(
      Cluster cluster,
      List<String> ranges,
      String portRange,
      RandomGenerator random,
      LongSupplier nanos) {
    this.cluster = cluster;
    this.addressPools =
        ranges.stream().map(r -> new AddressPool(Cidr.parse(r).orElseThrow())).toList();
    this.portPool = PortPool.parse(portRange);
    this.families = new Families(addressPools.stream().map(AddressPool::family).toList());
    this.random = random;
    this.reservedAddresses = new Reserved<>(nanos);
    this.reservedPorts = new Reserved<>(nanos);
  }

  /** Returns the first address of the first range, which the service of the API itself has. */
  public static String firstAddress(List<String> ranges) {
    return new AddressPool(Cidr.parse(ranges.getFirst()).orElseThrow()).at(1).toString();
  }

  @Override
  public String name() {
    return "ServiceAllocation";
  }

  @Override
  public boolean handles(Operation operation) {
    return operation == Operation.CREATE || operation == Operation.UPDATE;
  }

  @Override
  public KubeObject mutate(Attributes attributes) {
    KubeObject service = attributes.object().orElseThrow();
    if (!attributes.isOneOf("", List.of("services")) || !attributes.subresource().isEmpty()) {
      return service;
    }
    MapValue old = attributes.old().map(KubeObject::spec).orElse(MapValue.EMPTY);
    MapValue spec = service.spec();
    spec = old.isEmpty() ? withBoth(spec) : withBoth(withKept(spec, old), old);
    spec = families.fill(service.meta().name(), spec, old);
    spec = allotted(attributes, spec, old);
    return spec == service.spec() ? service : service.with("spec", spec);
  }

  private synchronized MapValue allotted(Attributes attributes, MapValue spec, MapValue old) {
    String name = attributes.name();
    // a service that is still to be named shares with nobody
    String owner = attributes.namespace() + "/" + (name.isEmpty() ? new Object() : name);
    Set<Ip> addresses = new HashSet<>();
    Set<Integer> ports = new HashSet<>();
    for (KubeObject service : cluster.all("", "services", "")) {
      service
          .spec()
          .list("clusterIPs")
          .strings()
          .forEach(ip -> Ip.parse(ip).ifPresent(addresses::add));
      ports.addAll(Allotment.portsOf(service.spec()));
      if (service.spec().integer("healthCheckNodePort") != 0) {
        ports.add((int) service.spec().integer("healthCheckNodePort"));
      }
    }
    reservedAddresses.addTo(addresses, owner);
    reservedPorts.addTo(ports, owner);
    Allotment allotment =
        new Allotment(name, attributes.dryRun(), addressPools, portPool, random, addresses, ports);
    MapValue given = old.isEmpty() ? created(allotment, spec) : updated(allotment, spec, old);
    if (!attributes.dryRun()) {
      allotment.addresses().forEach(address -> reservedAddresses.hold(address, owner));
      allotment.ports().forEach(port -> reservedPorts.hold(port, owner));
    }
    return given;
  }

  private static MapValue created(Allotment allotment, MapValue spec) {
    boolean addressed = !ServiceTypes.isExternalName(spec) && !ServiceTypes.isHeadless(spec);
    MapValue given = addressed ? allotment.withAddresses(spec, 0) : spec;
    return allotment.withHealthCheck(allotment.withPorts(given), MapValue.EMPTY);
  }

  private static MapValue updated(Allotment allotment, MapValue spec, MapValue old) {
    MapValue given = allotment.withMorePorts(withNewAddresses(allotment, spec, old), old);
    return allotment.withHealthCheck(given, old);
  }

  private static MapValue withNewAddresses(Allotment allotment, MapValue spec, MapValue old) {
    if (Families.isSettled(spec, old) || ServiceTypes.isExternalName(spec)) {
      return spec;
    }
    if (ServiceTypes.isExternalName(old)) {
      return ServiceTypes.isHeadless(spec) ? spec : allotment.withAddresses(spec, 0);
    }
    boolean upgraded = old.list("ipFamilies").size() == 1 && spec.list("ipFamilies").size() == 2;
    return upgraded && !ServiceTypes.isHeadless(old) ? allotment.withAddresses(spec, 1) : spec;
  }

  // ---- what old clients leave out

  /** A client that knows only the single address of old means the list too. */
  private static MapValue withBoth(MapValue spec) {
    String single = spec.string("clusterIP");
    return single.isEmpty() || !spec.list("clusterIPs").isEmpty()
        ? spec
        : spec.with("clusterIPs", ListValue.of(Value.of(single)));
  }

  private static MapValue withBoth(MapValue spec, MapValue old) {
    String single = spec.string("clusterIP");
    String before = old.string("clusterIP");
    boolean sameList = Fields.same(spec.find("clusterIPs"), old.find("clusterIPs"));
    if (single.equals(before)) {
      Value list = old.find("clusterIPs");
      return list != null && spec.list("clusterIPs").isEmpty()
          ? spec.with("clusterIPs", list)
          : spec;
    }
    if (!sameList) {
      return spec;
    }
    return single.isEmpty()
        ? spec.without("clusterIPs")
        : spec.with("clusterIPs", ListValue.of(Value.of(single)));
  }

  /** An update that does not speak of what was handed out keeps it. */
  private static MapValue withKept(MapValue spec, MapValue old) {
    MapValue kept = spec;
    if (!ServiceTypes.isExternalName(spec) && !ServiceTypes.isExternalName(old)) {
      kept = keep(keep(kept, old, "clusterIP"), old, "clusterIPs");
    }
    if (ServiceTypes.needsNodePorts(spec) && ServiceTypes.needsNodePorts(old)) {
      kept = withKeptPorts(kept, old);
    }
    if (ServiceTypes.needsHealthCheck(spec)
        && ServiceTypes.needsHealthCheck(old)
        && spec.integer("healthCheckNodePort") == 0) {
      kept = kept.with("healthCheckNodePort", old.integer("healthCheckNodePort"));
    }
    return kept;
  }

  private static MapValue keep(MapValue spec, MapValue old, String field) {
    Value before = old.find(field);
    boolean unset = spec.string(field).isEmpty() && spec.list(field).isEmpty();
    return before != null && unset ? spec.with(field, before) : spec;
  }

  private static MapValue withKeptPorts(MapValue spec, MapValue old) {
    Set<Integer> used = new HashSet<>(Allotment.portsOf(old));
    used.retainAll(Allotment.portsOf(spec));
    Map<String, Long> byName = new HashMap<>();
    for (MapValue port : old.list("ports").maps()) {
      byName.put(port.string("name"), port.integer("nodePort"));
    }
    return spec.mapEach(
        "ports",
        port -> {
          long before = byName.getOrDefault(port.string("name"), 0L);
          boolean free = before != 0 && !used.contains((int) before);
          return port.integer("nodePort") == 0 && free ? port.with("nodePort", before) : port;
        });
  }
}
