package io.quarterdeck.builtin.service;

import io.quarterdeck.builtin.core.ServiceTypes;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.object.Value;
import io.quarterdeck.rules.Ip;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;
import io.quarterdeck.status.FieldErrors;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Hands out what one write of a service needs; of a dry run less is refused, as upstream does. */
final class Allotment {
  private static final Path SPEC = Path.of("spec");

  private final String name;
  private final boolean dryRun;
  private final List<AddressPool> addressPools;
  private final PortPool portPool;
  private final RandomGenerator random;
  private final Set<Ip> takenAddresses;
  private final Set<Integer> takenPorts;
  private final Set<Ip> addresses = new HashSet<>();
  private final Set<Integer> ports = new HashSet<>();

  Allotment(
      String name,
      boolean dryRun,
      List<AddressPool> addressPools,
      PortPool portPool,
      RandomGenerator random,
      Set<Ip> takenAddresses,
      Set<Integer> takenPorts) {
    this.name = name;
    this.dryRun = dryRun;
    this.addressPools = addressPools;
    this.portPool = portPool;
    this.random = random;
    this.takenAddresses = takenAddresses;
    this.takenPorts = takenPorts;
  }

  /** Returns the addresses that were handed out. */
  Set<Ip> addresses() {
    return addresses;
  }

  /** Returns the ports that were handed out. */
  Set<Integer> ports() {
    return ports;
  }

  /** Returns the spec with an address for each of its families, from the family at {@code from}. */
  MapValue withAddresses(MapValue spec, int from) {
    ListValue families = spec.list("ipFamilies");
    ListValue ips = spec.list("clusterIPs");
    for (int i = from; i < families.size(); i++) {
      String family = families.string(i);
      AddressPool pool =
          addressPools.stream().filter(p -> p.family().equals(family)).findFirst().orElseThrow();
      if (i < ips.size() && !ips.string(i).isEmpty()) {
        take(pool, ips.string(i), ips);
      } else {
        Value address = Value.of(next(pool).toString());
        ips = i < ips.size() ? ips.with(i, address) : ips.plus(address);
      }
    }
    return ips.isEmpty()
        ? spec
        : spec.with("clusterIP", Value.of(ips.string(0))).with("clusterIPs", ips);
  }

  private void take(AddressPool pool, String text, ListValue all) {
    Ip address = Ip.parse(text).orElseThrow();
    Optional<String> refused = pool.refuses(text, address);
    if (refused.isEmpty() && !dryRun && takenAddresses.contains(address)) {
      refused = Optional.of("provided IP is already allocated");
    }
    if (refused.isPresent()) {
      FieldErrors errors = new FieldErrors();
      errors.invalid(
          SPEC.child("clusterIPs"), all, "failed to allocate IP " + text + ": " + refused.get());
      throw Failures.invalid("", "Service", name, errors);
    }
    takenAddresses.add(address);
    addresses.add(address);
  }

  private Ip next(AddressPool pool) {
    Ip address =
        pool.next(takenAddresses, random)
            .orElseThrow(
                () ->
                    Failures.internal(
                        "failed to allocate a serviceIP for Service \""
                            + name
                            + "\": range is full"));
    takenAddresses.add(address);
    addresses.add(address);
    return address;
  }

  /** Returns a new service's spec with the ports of nodes that it needs. */
  MapValue withPorts(MapValue spec) {
    if (!ServiceTypes.needsNodePorts(spec)) {
      return spec;
    }
    ListValue all = spec.list("ports");
    Map<Long, Integer> byPort = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      MapValue port = all.map(i);
      int own = (int) port.integer("nodePort");
      if (own == 0 && !isAllocating(spec)) {
        continue;
      }
      long number = port.integer("port");
      Integer shared = byPort.get(number);
      if (shared == null) {
        int asked = asked(all, number);
        int given = asked == 0 ? nextPort() : take(asked, i);
        byPort.put(number, given);
        all = all.with(i, port.with("nodePort", given));
      } else if (own == 0) {
        all = all.with(i, port.with("nodePort", shared));
      } else if (own != shared) {
        take(own, i);
      }
    }
    return all == spec.list("ports") ? spec : spec.with("ports", all);
  }

  /** Returns the port of the node that is asked for a port, for any protocol; 0 if none is. */
  private static int asked(ListValue ports, long number) {
    for (MapValue port : ports.maps()) {
      if (port.integer("port") == number && port.integer("nodePort") != 0) {
        return (int) port.integer("nodePort");
      }
    }
    return 0;
  }

  /** Returns a changed service's spec with the ports of nodes that it needs more. */
  MapValue withMorePorts(MapValue spec, MapValue old) {
    if (!ServiceTypes.needsNodePorts(spec)) {
      return spec;
    }
    Set<Integer> before = portsOf(old);
    Set<String> seen = new HashSet<>();
    ListValue all = spec.list("ports");
    for (int i = 0; i < all.size(); i++) {
      MapValue port = all.map(i);
      int own = (int) port.integer("nodePort");
      if (own == 0 && !isAllocating(spec)) {
        continue;
      }
      if (own == 0) {
        own = nextPort();
        all = all.with(i, port.with("nodePort", own));
      } else if (!before.contains(own) && !ports.contains(own)) {
        take(own, i);
      }
      String pair = port.string("protocol") + " " + own;
      if (!seen.add(pair)) {
        throw Failures.plain500("duplicate nodePort: {" + pair + "}");
      }
    }
    return all == spec.list("ports") ? spec : spec.with("ports", all);
  }

  /** Returns the spec with a port for health checks, if load balancers need one now. */
  MapValue withHealthCheck(MapValue spec, MapValue old) {
    if (!ServiceTypes.needsHealthCheck(spec) || ServiceTypes.needsHealthCheck(old)) {
      return spec;
    }
    int own = (int) spec.integer("healthCheckNodePort");
    if (own == 0) {
      return spec.with("healthCheckNodePort", nextPort());
    }
    portPool
        .refuses(own, takenPorts, dryRun)
        .ifPresent(
            why -> {
              throw Failures.internal(
                  "failed to allocate requested HealthCheck NodePort " + own + ": " + why);
            });
    given(own);
    return spec;
  }

  /** Returns the ports of nodes that a service has. */
  static Set<Integer> portsOf(MapValue spec) {
    Set<Integer> found = new HashSet<>();
    for (MapValue port : spec.list("ports").maps()) {
      if (port.integer("nodePort") != 0) {
        found.add((int) port.integer("nodePort"));
      }
    }
    return found;
  }

  private static boolean isAllocating(MapValue spec) {
    return !ServiceTypes.isLoadBalancer(spec)
        || spec.find("allocateLoadBalancerNodePorts") == null
        || spec.bool("allocateLoadBalancerNodePorts");
  }

  private int take(int port, int index) throws ApiException {
    Optional<String> refused = portPool.refuses(port, takenPorts, dryRun);
    if (refused.isPresent()) {
      FieldErrors errors = new FieldErrors();
      Path path = SPEC.child("ports").index(index).child("nodePort");
      errors.invalid(path, Value.of(port), refused.get());
      throw Failures.invalid("", "Service", name, errors);
    }
    return given(port);
  }

  private int nextPort() {
    return given(
        portPool
            .next(takenPorts, random)
            .orElseThrow(() -> Failures.internal("failed to allocate a nodePort: range is full")));
  }

  private int given(int port) {
    takenPorts.add(port);
    ports.add(port);
    return port;
  }
}
