package io.quarterdeck.builtin.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.admission.Cluster;
import io.quarterdeck.builtin.Verdict;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.request.User;
import io.quarterdeck.resource.Allocation.Allotted;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.rules.Ip;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.store.embedded.EmbeddedStore;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServiceAllocationTest {
  private final Map<Ip, String> owners = new HashMap<>();
  private final PortLedger ports = new PortLedger(EmbeddedStore.inMemory(), "30000-30003");
  private final Addresses addresses =
      new Addresses() {
        @Override
        public boolean isTaken(Ip address) {
          return owners.containsKey(address);
        }

        @Override
        public boolean take(Ip address, String namespace, String service) {
          return owners.putIfAbsent(address, namespace + "/" + service) == null;
        }

        @Override
        public void release(Ip address, String namespace, String service) {
          owners.remove(address, namespace + "/" + service);
        }
      };

  private ServiceAllocation over(String... ranges) {
    return over(
        List.of(ranges),
        Verdict.object("{'spec':{'cidrs':['" + String.join("','", ranges) + "']}}"));
  }

  private ServiceAllocation over(List<String> configured, KubeObject... cidrs) {
    ports.rebuild(taken -> taken);
    Cluster cluster =
        new Cluster() {
          @Override
          public Optional<KubeObject> find(String g, String plural, String namespace, String n) {
            return Optional.empty();
          }

          @Override
          public List<KubeObject> all(String group, String plural, String namespace) {
            return List.of(cidrs);
          }
        };
    return new ServiceAllocation(cluster, configured, addresses, ports, new Random(1));
  }

  private static MapValue create(ServiceAllocation allocation, String name, String spec) {
    return write(allocation, name, spec, Optional.empty(), false).object().spec();
  }

  private static Allotted write(
      ServiceAllocation allocation,
      String name,
      String spec,
      Optional<KubeObject> old,
      boolean dryRun) {
    RuleContext context = new RuleContext(User.ANONYMOUS, "ns", "", dryRun, Clock.systemUTC());
    return allocation.allot(context, service(name, spec), old);
  }

  private static KubeObject service(String name, String spec) {
    return Verdict.object(
        "{'metadata':{'name':'" + name + "','namespace':'ns'},'spec':" + spec + "}");
  }

  @Test
  void everyServiceGetsAnAddressOfItsOwn() {
    ServiceAllocation allocation = over("10.0.0.0/29");
    Set<String> addresses = new HashSet<>();
    for (int i = 0; i < 6; i++) {
      MapValue spec = create(allocation, "s" + i, "{'type':'ClusterIP'}");
      assertEquals(spec.string("clusterIP"), spec.list("clusterIPs").string(0));
      assertEquals("IPv4", spec.list("ipFamilies").string(0));
      assertEquals("SingleStack", spec.string("ipFamilyPolicy"));
      addresses.add(spec.string("clusterIP"));
    }

    assertEquals(6, addresses.size());
    assertFalse(addresses.contains("10.0.0.0") || addresses.contains("10.0.0.7"));
    ApiException full =
        assertThrows(ApiException.class, () -> create(allocation, "s7", "{'type':'ClusterIP'}"));
    assertEquals(
        "Internal error occurred: failed to allocate a serviceIP for Service \"s7\": range is full",
        full.status().message());
  }

  @Test
  void anAddressThatAnotherHasIsRefused() {
    ServiceAllocation allocation = over("10.0.0.0/24");
    String spec = "{'type':'ClusterIP','clusterIP':'10.0.0.5'}";
    create(allocation, "s", spec);

    ApiException refused =
        assertThrows(ApiException.class, () -> create(allocation, "other", spec));

    assertEquals(
        "Service \"other\" is invalid: spec.clusterIPs: Invalid value: [\"10.0.0.5\"]: failed to"
            + " allocate IP 10.0.0.5: provided IP is already allocated",
        refused.status().message());
  }

  @Test
  void theAddressesOfTheNetworkItselfAreOfNoRange() {
    for (String address : List.of("10.0.0.0", "10.0.1.1")) {
      ApiException refused =
          assertThrows(
              ApiException.class,
              () ->
                  create(
                      over("10.0.0.0/24"),
                      "s",
                      "{'type':'ClusterIP','clusterIP':'" + address + "'}"));

      assertTrue(
          refused
              .status()
              .message()
              .endsWith("the provided network does not match the current range"));
    }
  }

  @Test
  void rangesThatAreNotReadyOrAboutToGoGiveNothing() {
    KubeObject going =
        Verdict.object(
            "{'metadata':{'deletionTimestamp':'2026-01-01T00:00:00Z'},"
                + "'spec':{'cidrs':['10.1.0.0/24']}}");
    KubeObject unready =
        Verdict.object(
            "{'spec':{'cidrs':['10.2.0.0/24']},"
                + "'status':{'conditions':[{'type':'Ready','status':'False'}]}}");
    KubeObject more = Verdict.object("{'spec':{'cidrs':['10.3.0.0/24']}}");

    MapValue spec =
        create(over(List.of("10.0.0.0/24"), going, unready, more), "s", "{'type':'ClusterIP'}");

    assertTrue(spec.string("clusterIP").startsWith("10.3.0."));
  }

  @Test
  void whatAFailedWriteTookIsGivenBack() {
    ServiceAllocation allocation = over("10.0.0.0/24");
    Allotted allotted =
        write(
            allocation, "s", "{'type':'NodePort','ports':[{'port':80}]}", Optional.empty(), false);
    assertEquals(1, owners.size());
    assertEquals(1, ports.taken().cardinality());

    allotted.ending().abandoned();

    assertEquals(Map.of(), owners);
    assertTrue(ports.taken().isEmpty());
  }

  @Test
  void whatTheRulesOfPortsRefuseTakesNoAddress() {
    assertThrows(
        ApiException.class,
        () ->
            create(
                over("10.0.0.0/24"),
                "s",
                "{'type':'NodePort','ports':[{'port':80,'nodePort':80}]}"));

    assertEquals(Map.of(), owners);
  }

  @Test
  void aChangeOfTypeGivesBackWhenItIsWritten() {
    ServiceAllocation allocation = over("10.0.0.0/24");
    MapValue old =
        create(
            allocation,
            "s",
            "{'type':'LoadBalancer','externalTrafficPolicy':'Local','ports':[{'port':80}]}");
    assertEquals(2, ports.taken().cardinality());

    Allotted allotted =
        write(
            allocation,
            "s",
            "{'type':'ExternalName','externalName':'e.com'}",
            Optional.of(service("s", "{}").with("spec", old)),
            false);

    assertEquals(1, owners.size());
    allotted.ending().written();
    assertEquals(Map.of(), owners);
    assertTrue(ports.taken().isEmpty());
  }

  @Test
  void aServiceThatIsGoneGivesBackAllItHad() {
    ServiceAllocation allocation = over("10.0.0.0/24");
    MapValue spec = create(allocation, "s", "{'type':'NodePort','ports':[{'port':80}]}");

    allocation.removal(service("s", "{}").with("spec", spec)).written();

    assertEquals(Map.of(), owners);
    assertTrue(ports.taken().isEmpty());
  }

  @Test
  void aDryRunTakesNothing() {
    ServiceAllocation allocation = over("10.0.0.0/24");
    String spec = "{'type':'NodePort','clusterIP':'10.0.0.5','ports':[{'port':80}]}";
    write(allocation, "s", spec, Optional.empty(), true).ending().written();

    assertEquals(Map.of(), owners);
    assertTrue(ports.taken().isEmpty());
    assertEquals("10.0.0.5", create(allocation, "other", spec).string("clusterIP"));
  }

  @Test
  void aServiceOfBothFamiliesGetsTwoAddresses() {
    MapValue spec =
        create(
            over("10.0.0.0/24", "fd00::/112"),
            "s",
            "{'type':'ClusterIP','ipFamilyPolicy':'RequireDualStack'}");

    assertEquals(List.of("IPv4", "IPv6"), spec.list("ipFamilies").strings());
    assertTrue(spec.list("clusterIPs").string(1).startsWith("fd00::"));
  }

  @Test
  void aClusterOfOneFamilyRefusesTwo() {
    ApiException refused =
        assertThrows(
            ApiException.class,
            () ->
                create(
                    over("10.0.0.0/24"),
                    "s",
                    "{'type':'ClusterIP','ipFamilyPolicy':'RequireDualStack'}"));

    assertEquals(
        "Service \"s\" is invalid: spec.ipFamilyPolicy: Invalid value: \"RequireDualStack\": this"
            + " cluster is not configured for dual-stack services",
        refused.status().message());
  }

  @Test
  void onePortForAllProtocolsGetsOnePortOfTheNode() {
    MapValue spec =
        create(
            over("10.0.0.0/24"),
            "s",
            "{'type':'NodePort','ports':[{'name':'a','port':53,'protocol':'TCP'},"
                + "{'name':'b','port':53,'protocol':'UDP'},{'name':'c','port':80}]}");

    long first = spec.list("ports").map(0).integer("nodePort");
    assertTrue(first >= 30000 && first <= 30003);
    assertEquals(first, spec.list("ports").map(1).integer("nodePort"));
    assertFalse(first == spec.list("ports").map(2).integer("nodePort"));
  }

  @Test
  void aPortOfTheNodeIsInTheRange() {
    ApiException refused =
        assertThrows(
            ApiException.class,
            () ->
                create(
                    over("10.0.0.0/24"),
                    "s",
                    "{'type':'NodePort','ports':[{'port':80,'nodePort':80}]}"));

    assertEquals(
        "Service \"s\" is invalid: spec.ports[0].nodePort: Invalid value: 80: provided port is not"
            + " in the valid range. The range of valid ports is 30000-30003",
        refused.status().message());
  }

  @Test
  void anUpdateThatDoesNotSpeakOfItKeepsWhatWasHandedOut() {
    ServiceAllocation allocation = over("10.0.0.0/24");
    MapValue old = create(allocation, "s", "{'type':'NodePort','ports':[{'name':'a','port':80}]}");
    MapValue spec =
        write(
                allocation,
                "s",
                "{'type':'NodePort','ports':[{'name':'a','port':81}]}",
                Optional.of(service("s", "{}").with("spec", old)),
                false)
            .object()
            .spec();

    assertEquals(old.string("clusterIP"), spec.string("clusterIP"));
    assertEquals(
        old.list("ports").map(0).integer("nodePort"),
        spec.list("ports").map(0).integer("nodePort"));
  }

  @Test
  void aHeadlessServiceHasNoAddress() {
    MapValue spec =
        create(
            over("10.0.0.0/24"),
            "s",
            "{'type':'ClusterIP','clusterIP':'None','selector':{'a':'b'}}");

    assertEquals(List.of("None"), spec.list("clusterIPs").strings());
    assertEquals(List.of("IPv4"), spec.list("ipFamilies").strings());
  }

  @Test
  void aNameElsewhereGetsNothing() {
    MapValue spec = create(over("10.0.0.0/24"), "s", "{'type':'ExternalName'}");

    assertEquals(Set.of("type"), Set.copyOf(spec.keys()));
  }
}
