package io.quarterdeck.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.crew.AuthenticationData;
import io.quarterdeck.crew.Loopback;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.store.Store;
import io.quarterdeck.store.embedded.EmbeddedStore;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a server makes when it starts, keeps right, and takes with it. */
class CrewTest {
  private static final String DEFAULT = "/namespaces/default/";
  private static final String SERVICE = "/api/v1" + DEFAULT + "services/kubernetes";
  private static final String ENDPOINTS = "/api/v1" + DEFAULT + "endpoints/kubernetes";
  private static final String SLICE =
      "/apis/discovery.k8s.io/v1" + DEFAULT + "endpointslices/kubernetes";
  private static final String LEASES = "/apis/coordination.k8s.io/v1/namespaces/kube-system/leases";
  private static final String CALLERS =
      "/api/v1/namespaces/kube-system/configmaps/extension-apiserver-authentication";

  /** A store that several servers share: none of them closes it. */
  private static Store shared(Store store) {
    return (Store)
        Proxy.newProxyInstance(
            Store.class.getClassLoader(),
            new Class<?>[] {Store.class},
            (proxy, method, arguments) ->
                method.getName().equals("close") ? null : method.invoke(store, arguments));
  }

  private static Wiring open(Store store, Map<String, String> flags) throws IOException {
    Map<String, List<String>> given = new HashMap<>();
    flags.forEach((name, value) -> given.put(name, List.of(value)));
    return Wiring.open(Config.of(given), shared(store));
  }

  private static MapValue get(Wiring server, String path) {
    return new DoorClient(server.server()).get(path).json();
  }

  @Test
  void theApisOwnServiceLeadsToAllServersThatAreThere() throws IOException {
    Store store = EmbeddedStore.inMemory();
    try (Wiring one = open(store, Map.of("advertise-address", "192.0.2.7"))) {
      MapValue spec = get(one, SERVICE).map("spec");
      assertEquals("10.0.0.1", spec.string("clusterIP"));
      assertEquals(443, spec.list("ports").map(0).integer("port"));
      assertEquals(6443, spec.list("ports").map(0).integer("targetPort"));
      assertEquals(List.of("192.0.2.7"), endpoints(one));

      try (Wiring two = open(store, Map.of("advertise-address", "192.0.2.6"))) {
        assertEquals(List.of("192.0.2.6", "192.0.2.7"), endpoints(two));
        assertEquals(List.of("192.0.2.6", "192.0.2.7"), endpoints(one));
      }

      assertEquals(List.of("192.0.2.7"), endpoints(one));
      assertEquals(1, store.list("masterleases/", "", 0, 0).entries().size());
    }
    assertEquals(0, store.list("masterleases/", "", 0, 0).entries().size());
  }

  /** Returns the addresses of Endpoints and slice, which are the same. */
  private static List<String> endpoints(Wiring server) {
    MapValue endpoints = get(server, ENDPOINTS);
    assertEquals(
        "true",
        endpoints.map("metadata").map("labels").string("endpointslice.kubernetes.io/skip-mirror"));
    List<String> addresses =
        endpoints.list("subsets").map(0).list("addresses").maps().stream()
            .map(a -> a.string("ip"))
            .toList();
    MapValue slice = get(server, SLICE);
    assertEquals("IPv4", slice.string("addressType"));
    assertEquals(6443, slice.list("ports").map(0).integer("port"));
    assertEquals(
        addresses,
        slice.list("endpoints").maps().stream().map(e -> e.list("addresses").string(0)).toList());
    return addresses;
  }

  @Test
  void aServerThatNobodyReachesHasNoEndpoints() throws IOException {
    try (Wiring server = open(EmbeddedStore.inMemory(), Map.of())) {
      assertEquals("10.0.0.1", get(server, SERVICE).map("spec").string("clusterIP"));
      assertEquals(404, get(server, ENDPOINTS).integer("code"));
    }
  }

  @Test
  void theDefaultRangeIsReadyAndBecomesTwo() throws IOException {
    Store store = EmbeddedStore.inMemory();
    String path = "/apis/networking.k8s.io/v1/servicecidrs/kubernetes";
    try (Wiring server = open(store, Map.of())) {
      MapValue cidr = get(server, path);
      assertEquals(List.of("10.0.0.0/24"), cidr.map("spec").list("cidrs").strings());
      MapValue condition = cidr.map("status").list("conditions").map(0);
      assertEquals("Ready", condition.string("type"));
      assertEquals("True", condition.string("status"));
      assertEquals("Kubernetes default Service CIDR is ready", condition.string("message"));
    }
    String both = "10.0.0.0/24,fd00::/112";
    try (Wiring server = open(store, Map.of("service-cluster-ip-range", both))) {
      assertEquals(
          List.of("10.0.0.0/24", "fd00::/112"),
          get(server, path).map("spec").list("cidrs").strings());
    }
  }

  @Test
  void flowSchemasSayWhetherTheirLevelIsThere() throws IOException {
    try (Wiring server = open(EmbeddedStore.inMemory(), Map.of())) {
      MapValue schema = get(server, "/apis/flowcontrol.apiserver.k8s.io/v1/flowschemas/exempt");

      MapValue condition = schema.map("status").list("conditions").map(0);
      assertEquals("Dangling", condition.string("type"));
      assertEquals("False", condition.string("status"));
      assertEquals(
          "This FlowSchema references the PriorityLevelConfiguration object named \"exempt\" and"
              + " it exists",
          condition.string("message"));
    }
  }

  @Test
  void aServerHasALeaseWhileItRuns() throws IOException {
    Store store = EmbeddedStore.inMemory();
    try (Wiring server = open(store, Map.of())) {
      List<MapValue> leases = get(server, LEASES).list("items").maps();
      assertEquals(1, leases.size());
      MapValue lease = leases.getFirst();
      String name = lease.map("metadata").string("name");
      assertTrue(name.matches("apiserver-[a-z2-7]{26}"), name);
      assertEquals(
          "kube-apiserver",
          lease.map("metadata").map("labels").string("apiserver.kubernetes.io/identity"));
      assertTrue(lease.map("spec").string("holderIdentity").startsWith(name + "_"));
      assertEquals(3600, lease.map("spec").integer("leaseDurationSeconds"));
      assertFalse(lease.map("spec").string("renewTime").isEmpty());
    }
    assertEquals(0, store.list("leases/kube-system/", "", 0, 0).entries().size());
  }

  @Test
  void whatServersSayOfTheirCallersAddsUp() throws IOException {
    try (Wiring server = open(EmbeddedStore.inMemory(), Map.of())) {
      Loopback loopback = new Loopback(server.server()::handle);
      MapValue one =
          MapValue.of("client-ca-file", Value.of(certificate("AAAA")))
              .with("requestheader-allowed-names", Value.of("[\"a\",\"b\"]"));
      MapValue two =
          MapValue.of("client-ca-file", Value.of(certificate("BBBB")))
              .with("requestheader-allowed-names", Value.of("[\"b\",\"c\"]"));
      AuthenticationData first = new AuthenticationData(loopback, one);

      first.run();
      new AuthenticationData(loopback, two).run();
      first.run();

      MapValue data = get(server, CALLERS).map("data");
      assertEquals(certificate("AAAA") + certificate("BBBB"), data.string("client-ca-file"));
      assertEquals("[\"a\",\"b\",\"c\"]", data.string("requestheader-allowed-names"));
    }
  }

  private static String certificate(String base64) {
    return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
  }
}
