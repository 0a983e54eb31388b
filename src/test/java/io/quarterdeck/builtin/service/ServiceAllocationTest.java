package io.quarterdeck.builtin.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.admission.Attributes;
import io.quarterdeck.admission.Cluster;
import io.quarterdeck.admission.Operation;
import io.quarterdeck.builtin.RuntimeConfig;
import io.quarterdeck.builtin.Verdict;
import io.quarterdeck.builtin.all.Builtins;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.request.User;
import io.quarterdeck.resource.ResourceType;
import io.quarterdeck.status.ApiException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServiceAllocationTest {
  private static final ResourceType SERVICES =
      Builtins.catalog(RuntimeConfig.of(Map.of()), gate -> false)
          .find("", "v1", "services")
          .orElseThrow();

  private final List<KubeObject> services = new ArrayList<>();
  private long now = 0;

  private ServiceAllocation over(String... ranges) {
    Cluster cluster =
        new Cluster() {
          @Override
          public Optional<KubeObject> find(String g, String plural, String namespace, String n) {
            return Optional.empty();
          }

          @Override
          public List<KubeObject> all(String group, String plural, String namespace) {
            return services;
          }
        };
    return new ServiceAllocation(cluster, List.of(ranges), "30000-30003", new Random(1), () -> now);
  }

  private static MapValue create(ServiceAllocation allocation, String name, String spec) {
    return write(allocation, name, spec, Optional.empty(), false);
  }

  private static MapValue write(
      ServiceAllocation allocation,
      String name,
      String spec,
      Optional<KubeObject> old,
      boolean dryRun) {
    return allocation
        .mutate(
            new Attributes(
                old.isEmpty() ? Operation.CREATE : Operation.UPDATE,
                SERVICES,
                "",
                "ns",
                name,
                Optional.of(
                    Verdict.object("{'metadata':{'name':'" + name + "'},'spec':" + spec + "}")),
                old,
                User.ANONYMOUS,
                dryRun,
                warning -> {}))
        .spec();
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
    services.add(Verdict.object("{'spec':{'clusterIPs':['10.0.0.5']}}"));

    ApiException refused =
        assertThrows(
            ApiException.class,
            () -> create(over("10.0.0.0/24"), "s", "{'type':'ClusterIP','clusterIP':'10.0.0.5'}"));

    assertEquals(
        "Service \"s\" is invalid: spec.clusterIPs: Invalid value: [\"10.0.0.5\"]: failed to"
            + " allocate IP 10.0.0.5: provided IP is already allocated",
        refused.status().message());
  }

  @Test
  void whoTriesAgainGetsTheSameAddress() {
    ServiceAllocation allocation = over("10.0.0.0/24");
    String spec = "{'type':'ClusterIP','clusterIP':'10.0.0.5'}";
    create(allocation, "s", spec);

    assertEquals("10.0.0.5", create(allocation, "s", spec).string("clusterIP"));
    assertThrows(ApiException.class, () -> create(allocation, "other", spec));
    now += 6_000_000_000L;
    assertEquals("10.0.0.5", create(allocation, "other", spec).string("clusterIP"));
  }

  @Test
  void aDryRunTakesNothing() {
    ServiceAllocation allocation = over("10.0.0.0/24");
    String spec = "{'type':'ClusterIP','clusterIP':'10.0.0.5'}";
    write(allocation, "s", spec, Optional.empty(), true);

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
            Optional.of(Verdict.object("{}").with("spec", old)),
            false);

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
