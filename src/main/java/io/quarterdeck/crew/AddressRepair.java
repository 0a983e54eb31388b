package io.quarterdeck.crew;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.rules.Cidr;
import io.quarterdeck.rules.Ip;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes IPAddress objects and services agree: every address of a service has its object, and an
 * object that was made for a service goes when no service has the address. Objects that others made
 * are left alone.
 */
public final class AddressRepair {
  /** How long a write may take: the object of the address is there before its service. */
  private static final Duration GRACE = Duration.ofSeconds(60);

  /** How long a write may take that is given up because the service is there already. */
  private static final Duration SHORT_GRACE = Duration.ofSeconds(5);

  private static final String OF_SERVICE = "ClusterIPAllocation";
  private static final String OF_ADDRESS = "IPAddressAllocation";

  private final Loopback server;
  private final AddressObjects addresses;
  private final Warnings warnings;
  private final Clock clock;

  public AddressRepair(Loopback server, String host, Clock clock) {
    this.server = server;
    this.addresses = new AddressObjects(server);
    this.warnings = new Warnings(server, "ipallocator-repair-controller", host, clock);
    this.clock = clock;
  }

  /** What a round sees. */
  private record Sight(
      Map<String, KubeObject> services, Map<String, KubeObject> addresses, List<Cidr> ranges) {
    Optional<KubeObject> parent(MapValue parent) {
      String key = parent.string("namespace") + "/" + parent.string("name");
      return Optional.ofNullable(services.get(key));
    }

    boolean isInRange(Ip address) {
      return ranges.stream().anyMatch(range -> range.contains(address));
    }
  }

  /** One round. Addresses are read before services, so that none seems to lack its service. */
  public void run() {
    Map<String, KubeObject> objects = new HashMap<>();
    server.list(AddressObjects.COLLECTION).forEach(o -> objects.put(o.meta().name(), o));
    Map<String, KubeObject> services = new HashMap<>();
    server
        .list("/api/v1/services")
        .forEach(s -> services.put(s.meta().namespace() + "/" + s.meta().name(), s));
    List<Cidr> ranges =
        server.list("/apis/networking.k8s.io/v1/servicecidrs").stream()
            .flatMap(range -> range.spec().list("cidrs").strings().stream())
            .flatMap(text -> Cidr.parse(text).stream())
            .toList();
    Sight sight = new Sight(services, objects, ranges);
    services.values().forEach(service -> check(service, sight));
    objects.values().stream()
        .filter(AddressRepair::isOurs)
        .forEach(address -> checkAddress(address, sight));
  }

  // ---- services

  private void check(KubeObject service, Sight sight) {
    if (service.spec().string("type").equals("ExternalName")) {
      return;
    }
    for (String text : service.spec().list("clusterIPs").strings()) {
      Ip.parse(text).ifPresent(ip -> check(service, ip, sight));
    }
  }

  private void check(KubeObject service, Ip ip, Sight sight) {
    String family = ip.isV4() ? "IPv4" : "IPv6";
    if (!sight.isInRange(ip)) {
      warnings.about(
          service,
          "ClusterIPOutOfRange",
          OF_SERVICE,
          "Cluster IP [%s]: %s is not within any configured Service CIDR; please recreate service"
              .formatted(family, ip));
      return;
    }
    KubeObject address = sight.addresses().get(ip.toString());
    if (address == null) {
      warnings.about(
          service,
          "ClusterIPNotAllocated",
          OF_SERVICE,
          "Cluster IP [%s]: %s is not allocated; repairing".formatted(family, ip));
      create(ip.toString(), service);
      return;
    }
    MapValue parent = address.spec().map("parentRef");
    if (!isService(parent) || isOrphan(parent, service, sight)) {
      warnings.about(
          service,
          "ClusterIPNotAllocated",
          OF_SERVICE,
          "the ClusterIP [%s]: %s for Service %s/%s has a wrong reference; repairing"
              .formatted(family, ip, service.meta().namespace(), service.meta().name()));
      recreate(address, service);
    } else if (!names(parent, service)) {
      warnAboutTwo(service, ip, family, sight.parent(parent).orElseThrow());
    } else if (!isLabelled(address)) {
      recreate(address, service);
    }
  }

  private void warnAboutTwo(KubeObject service, Ip ip, String family, KubeObject other) {
    if (other.spec().list("clusterIPs").strings().contains(ip.toString())) {
      warnings.about(
          service,
          "ClusterIPAlreadyAllocated",
          OF_SERVICE,
          "Cluster IP [%s]:%s was assigned to multiple services; please recreate service"
              .formatted(family, ip));
    }
  }

  private void recreate(KubeObject address, KubeObject service) {
    if (addresses.delete(address.root())) {
      create(address.meta().name(), service);
    }
  }

  private void create(String address, KubeObject service) {
    server.ask(
        "POST",
        AddressObjects.COLLECTION,
        "",
        AddressObjects.document(address, service.meta().namespace(), service.meta().name()));
  }

  private static boolean isService(MapValue parent) {
    return parent.string("group").isEmpty() && parent.string("resource").equals("services");
  }

  private static boolean names(MapValue parent, KubeObject service) {
    return parent.string("namespace").equals(service.meta().namespace())
        && parent.string("name").equals(service.meta().name());
  }

  private static boolean isOrphan(MapValue parent, KubeObject service, Sight sight) {
    return !names(parent, service) && sight.parent(parent).isEmpty();
  }

  private static boolean isLabelled(KubeObject address) {
    String family = address.meta().name().indexOf(':') < 0 ? "IPv4" : "IPv6";
    return label(address, AddressObjects.FAMILY_LABEL).equals(family) && isOurs(address);
  }

  private static boolean isOurs(KubeObject address) {
    return label(address, AddressObjects.MANAGER_LABEL).equals(AddressObjects.MANAGER);
  }

  private static String label(KubeObject object, String key) {
    return object.meta().map().map("labels").string(key);
  }

  // ---- addresses

  private void checkAddress(KubeObject address, Sight sight) {
    MapValue parent = address.spec().map("parentRef");
    String name = address.meta().name();
    if (!isService(parent)) {
      goes(
          address,
          "IPAddressNotAllocated",
          "IPAddress %s appears to have been modified, not referencing a Service %s: cleaning up"
              .formatted(name, shown(parent)));
      return;
    }
    Duration age =
        Duration.between(Instant.parse(address.meta().creationTimestamp()), clock.instant());
    Optional<KubeObject> service = sight.parent(parent);
    String key = parent.string("namespace") + "/" + parent.string("name");
    if (service.isEmpty()) {
      if (age.compareTo(GRACE) > 0) {
        goes(
            address,
            "IPAddressNotAllocated",
            "IPAddress: %s for Service %s appears to have leaked: cleaning up"
                .formatted(name, key));
      }
      return;
    }
    boolean named = service.get().spec().list("clusterIPs").strings().contains(name);
    if (!named && age.compareTo(grace(address, service.get())) >= 0) {
      goes(
          address,
          "IPAddressWrongReference",
          "IPAddress: %s for Service %s has a wrong reference; cleaning up".formatted(name, key));
    }
  }

  /** Returns how old an address must be that its service does not have. */
  private static Duration grace(KubeObject address, KubeObject service) {
    if (service.spec().string("type").equals("ExternalName")) {
      return GRACE; // it may be getting one
    }
    boolean later =
        Instant.parse(address.meta().creationTimestamp())
            .isAfter(Instant.parse(service.meta().creationTimestamp()));
    return later ? SHORT_GRACE : Duration.ZERO;
  }

  private void goes(KubeObject address, String reason, String note) {
    warnings.about(address, reason, OF_ADDRESS, note);
    addresses.delete(address.root());
  }

  /** Returns a reference as Go prints the pointer's struct. */
  private static String shown(MapValue parent) {
    return "&ParentReference{Group:%s,Resource:%s,Namespace:%s,Name:%s,}"
        .formatted(
            parent.string("group"),
            parent.string("resource"),
            parent.string("namespace"),
            parent.string("name"));
  }
}
