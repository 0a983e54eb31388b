package io.quarterdeck.builtin.service;

import io.quarterdeck.admission.Cluster;
import io.quarterdeck.builtin.core.ServiceTypes;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Meta;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.Allocation;
import io.quarterdeck.resource.Ending;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.rules.Cidr;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Ip;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.store.StoreException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Gives services addresses and ports of nodes that no other service has, whichever server writes
 * it: an address by its IPAddress object, a port by the ledger. What the rest of a write gives up
 * is given back when the write has ended; what a dying server leaves behind is found by the
 * repairs.
 */
public final class ServiceAllocation implements Allocation {
  private static final System.Logger LOG = System.getLogger(ServiceAllocation.class.getName());

  private final AddressRanges ranges;
  private final Addresses addresses;
  private final PortLedger ports;
  private final Families families;
  private final RandomGenerator random;

  /**
   * @param cluster knows the ServiceCIDRs
   * @param configured the ranges that the settings name, one for each family that services may have
   */
  public ServiceAllocation(
      Cluster cluster,
      List<String> configured,
      Addresses addresses,
      PortLedger ports,
      RandomGenerator random) {
    this.ranges = new AddressRanges(cluster);
    this.addresses = addresses;
    this.ports = ports;
    this.families =
        new Families(
            configured.stream().map(ServiceAllocation::pool).map(AddressPool::family).toList());
    this.random = random;
  }

  private static AddressPool pool(String range) {
    return new AddressPool(Cidr.parse(range).orElseThrow());
  }

  /** Returns the first address of the first range, which the service of the API itself has. */
  public static String firstAddress(List<String> ranges) {
    return pool(ranges.getFirst()).at(1).toString();
  }

  @Override
  public Allotted allot(RuleContext context, KubeObject service, Optional<KubeObject> before) {
    if (!context.subresource().isEmpty()) {
      return new Allotted(service, Ending.NONE);
    }
    String namespace = service.meta().namespace();
    String name = service.meta().name();
    MapValue old = before.map(KubeObject::spec).orElse(MapValue.EMPTY);
    MapValue spec = service.spec();
    spec = old.isEmpty() ? withBoth(spec) : withBoth(withKept(spec, old), old);
    spec = families.fill(name, spec, old);
    AddressAllotment taken =
        new AddressAllotment(namespace, name, context.dryRun(), ranges, addresses, random);
    try {
      spec = withAddresses(taken, spec, old);
      Ported ported = withPorts(context, name, spec, old);
      KubeObject allotted =
          ported.spec() == service.spec() ? service : service.with("spec", ported.spec());
      return new Allotted(
          allotted, context.dryRun() ? Ending.NONE : ending(service.meta(), taken, ported, old));
    } catch (RuntimeException e) {
      taken.release();
      throw e;
    }
  }

  @Override
  public Ending removal(KubeObject last) {
    List<Ip> itsAddresses = addresses(last.spec());
    Set<Integer> itsPorts = PortAllotment.all(last.spec());
    return new GivingBack(() -> release(last.meta(), itsAddresses, itsPorts), () -> {});
  }

  private Ending ending(Meta meta, AddressAllotment taken, Ported ported, MapValue old) {
    List<Ip> idle = new ArrayList<>(addresses(old));
    idle.removeAll(addresses(ported.spec()));
    Set<Integer> idlePorts = idlePorts(ported.spec(), old);
    return new GivingBack(
        () -> release(meta, idle, idlePorts),
        () -> {
          taken.release();
          releasePorts(ported.given());
        });
  }

  /** What follows a write; failing leaves the rest to the repairs. */
  private record GivingBack(Runnable after, Runnable instead) implements Ending {
    @Override
    public void written() {
      run(after);
    }

    @Override
    public void abandoned() {
      run(instead);
    }

    private static void run(Runnable task) {
      try {
        task.run();
      } catch (StoreException | ApiException e) {
        LOG.log(Level.WARNING, "Addresses or ports are left for repair: {0}", e.getMessage());
      }
    }
  }

  private void release(Meta meta, List<Ip> idle, Set<Integer> idlePorts) {
    idle.forEach(address -> addresses.release(address, meta.namespace(), meta.name()));
    releasePorts(idlePorts);
  }

  private void releasePorts(Set<Integer> idle) {
    if (!idle.isEmpty()) {
      ports.release(idle);
    }
  }

  /** Returns the addresses that a service was given. */
  private static List<Ip> addresses(MapValue spec) {
    return ServiceTypes.isExternalName(spec)
        ? List.of()
        : spec.list("clusterIPs").strings().stream()
            .flatMap(text -> Ip.parse(text).stream())
            .toList();
  }

  /** Returns the ports of the old state that the new one does not have any more. */
  private static Set<Integer> idlePorts(MapValue spec, MapValue old) {
    Set<Integer> idle = PortAllotment.all(old);
    if (ServiceTypes.needsNodePorts(spec)) {
      idle.removeAll(PortAllotment.nodePorts(spec));
    }
    if (ServiceTypes.needsHealthCheck(spec)) {
      idle.remove((int) spec.integer("healthCheckNodePort"));
    }
    return idle;
  }

  private static MapValue withAddresses(AddressAllotment taken, MapValue spec, MapValue old) {
    if (ServiceTypes.isExternalName(spec) || Families.isSettled(spec, old)) {
      return spec;
    }
    if (old.isEmpty() || ServiceTypes.isExternalName(old)) {
      return ServiceTypes.isHeadless(spec) ? spec : taken.fill(spec, 0);
    }
    boolean upgraded = old.list("ipFamilies").size() == 1 && spec.list("ipFamilies").size() == 2;
    return upgraded && !ServiceTypes.isHeadless(old) ? taken.fill(spec, 1) : spec;
  }

  /** A spec with its ports of nodes, and which of them are new. */
  private record Ported(MapValue spec, Set<Integer> given) {}

  private Ported withPorts(RuleContext context, String name, MapValue spec, MapValue old) {
    if (!ServiceTypes.needsNodePorts(spec)) {
      return new Ported(spec, Set.of());
    }
    Function<BitSet, Ported> fill =
        taken -> {
          PortAllotment allotment =
              new PortAllotment(name, context.dryRun(), ports.pool(), taken, random);
          MapValue filled = allotment.fill(spec, old);
          return new Ported(filled, allotment.given());
        };
    return context.dryRun() ? fill.apply(ports.taken()) : ports.change(fill);
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
    Set<Integer> used = new HashSet<>(PortAllotment.nodePorts(old));
    used.retainAll(PortAllotment.nodePorts(spec));
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
