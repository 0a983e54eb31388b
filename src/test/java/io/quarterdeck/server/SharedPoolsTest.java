package io.quarterdeck.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.builtin.service.PortLedger;
import io.quarterdeck.crew.AddressRepair;
import io.quarterdeck.crew.Loopback;
import io.quarterdeck.crew.PortRepair;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.store.Store;
import io.quarterdeck.store.StoreException;
import io.quarterdeck.store.embedded.EmbeddedStore;
import io.quarterdeck.store.etcd.EtcdProcess;
import io.quarterdeck.store.etcd.EtcdSettings;
import io.quarterdeck.store.etcd.EtcdStore;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Addresses and ports of services under many writers: never one twice, and none that stays behind,
 * with one server, with two, and when one dies in the middle.
 */
class SharedPoolsTest {
  private static final int WRITERS = 200;

  /** The range has 300 ports: of 200 services of two each, some find it full for a moment. */
  private static final int FEWEST_CREATED = 150;

  private static final String SERVICES = "/api/v1/namespaces/default/services";
  private static final String ADDRESSES = "/apis/networking.k8s.io/v1/ipaddresses";
  private static final Map<String, List<String>> SMALL =
      Map.of(
          "service-cluster-ip-range", List.of("10.7.0.0/23"),
          "service-node-port-range", List.of("31000-31299"));

  private final AtomicBoolean dead = new AtomicBoolean();

  private static Wiring open(Store store) throws IOException {
    return Wiring.open(Config.of(SMALL), store);
  }

  /** Each writer makes a service of two ports, and most delete it or change its type. */
  private static int churn(List<Wiring> servers, Runnable meanwhile) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    AtomicInteger created = new AtomicInteger();
    for (int i = 0; i < WRITERS; i++) {
      ApiClient client = new DoorClient(servers.get(i % servers.size()).server());
      int writer = i;
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    created.addAndGet(write(client, writer));
                    if (writer == WRITERS / 2) {
                      meanwhile.run();
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return created.get();
  }

  private static int write(ApiClient client, int writer) {
    String name = "s" + writer;
    String body =
        """
        {"metadata": {"name": "%s"}, "spec": {"type": "NodePort", "ports": [
          {"name": "a", "port": 80}, {"name": "b", "port": 81}]}}
        """;
    int code = client.post(SERVICES, body.formatted(name)).code();
    String one = SERVICES + "/" + name;
    switch (writer % 4) {
      case 0 -> client.delete(one);
      case 1 -> client.send("PATCH", one, "{\"spec\": {\"type\": \"ClusterIP\"}}");
      case 2 -> client.post(SERVICES, body.formatted("S_" + writer)); // its rules refuse it
      default -> {}
    }
    return code == 201 ? 1 : 0;
  }

  private static List<KubeObject> list(Wiring server, String path) {
    return new DoorClient(server.server())
        .get(path).json().list("items").maps().stream().map(KubeObject::new).toList();
  }

  /** Nothing is had by two, and what the pools say is what the services have. */
  private static void assertAgreement(Wiring server, Store store) {
    List<String> addresses = new ArrayList<>();
    List<Integer> ports = new ArrayList<>();
    for (KubeObject service : list(server, "/api/v1/services")) {
      addresses.add(service.spec().string("clusterIP"));
      for (MapValue port : service.spec().list("ports").maps()) {
        if (port.integer("nodePort") != 0) {
          ports.add((int) port.integer("nodePort"));
        }
      }
    }
    assertEquals(addresses.size(), new HashSet<>(addresses).size(), "an address twice");
    assertEquals(ports.size(), new HashSet<>(ports).size(), "a port twice");
    Set<String> objects = new TreeSet<>();
    list(server, ADDRESSES).forEach(address -> objects.add(address.meta().name()));
    assertEquals(new TreeSet<>(addresses), objects);
    assertEquals(new TreeSet<>(ports), taken(store));
  }

  private static Set<Integer> taken(Store store) {
    return new PortLedger(store, SMALL.get("service-node-port-range").getFirst())
        .change(taken -> new TreeSet<>(taken.stream().boxed().toList()));
  }

  @Test
  void oneServerGivesNothingTwiceAndKeepsNothing() throws Exception {
    Store store = EmbeddedStore.inMemory();
    try (Wiring server = open(store)) {
      int created = churn(List.of(server), () -> {});

      assertTrue(created >= FEWEST_CREATED, created + " created");
      assertAgreement(server, store);
      deleteAll(server);
      assertEquals(1, list(server, ADDRESSES).size()); // that of the API itself
      assertEquals(Set.of(), taken(store));
    }
  }

  private static void deleteAll(Wiring server) {
    ApiClient client = new DoorClient(server.server());
    for (KubeObject service : list(server, SERVICES)) {
      if (!service.meta().name().equals("kubernetes")) {
        assertEquals(200, client.delete(SERVICES + "/" + service.meta().name()).code());
      }
    }
  }

  @Test
  void twoServersOnOneEtcdGiveNothingTwiceAndKeepNothing() throws Exception {
    try (EtcdProcess etcd = new EtcdProcess();
        Store store = etcd(etcd);
        Wiring here = open(etcd(etcd));
        Wiring there = open(etcd(etcd))) {
      churn(List.of(here, there), () -> {});

      assertAgreement(here, store);
      assertAgreement(there, store);
      deleteAll(there);
      assertEquals(1, list(here, ADDRESSES).size());
      assertEquals(Set.of(), taken(store));
    }
  }

  private static Store etcd(EtcdProcess etcd) {
    return EtcdStore.open(
        EtcdSettings.plain(List.of(etcd.uri()), "/registry"), InstantSource.system());
  }

  @Test
  void whatADyingServerLeavesBehindIsFoundByTheNext() throws Exception {
    Store store = EmbeddedStore.inMemory();
    try (Wiring dying = open(mortal(store))) {
      churn(List.of(dying), () -> dead.set(true));
    }
    try (Wiring next = open(store)) {
      Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(2));
      Loopback loopback = new Loopback(next.server()::handle);
      new AddressRepair(loopback, "host", later).run();
      PortLedger ledger = new PortLedger(store, SMALL.get("service-node-port-range").getFirst());
      PortRepair ports = new PortRepair(loopback, ledger, "host", later);
      for (int round = 0; round < 3; round++) {
        ports.run();
      }

      assertAgreement(next, store);
      churn(List.of(next), () -> {});
      assertAgreement(next, store);
    }
  }

  /** A store of a server that can be killed: from then on it does nothing any more. */
  private Store mortal(Store store) {
    return (Store)
        Proxy.newProxyInstance(
            Store.class.getClassLoader(),
            new Class<?>[] {Store.class},
            (proxy, method, arguments) -> {
              boolean closes = method.getName().equals("close");
              if (!closes && dead.get() && !method.getName().equals("revision")) {
                throw new StoreException("killed");
              }
              try {
                return closes ? null : method.invoke(store, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Test
  void repairsBringBackWhatIsMissingAndSayWhatIsWrong() throws Exception {
    Store store = EmbeddedStore.inMemory();
    try (Wiring server = open(store)) {
      ApiClient client = new DoorClient(server.server());
      assertEquals(1, write(client, 3));
      KubeObject service = new KubeObject(client.get(SERVICES + "/s3").json());
      String address = service.spec().string("clusterIP");
      assertEquals(200, client.delete(ADDRESSES + "/" + address).code());
      PortLedger ledger = new PortLedger(store, SMALL.get("service-node-port-range").getFirst());
      ledger.rebuild(taken -> new java.util.BitSet());
      Loopback loopback = new Loopback(server.server()::handle);

      new AddressRepair(loopback, "host", Clock.systemUTC()).run();
      new PortRepair(loopback, ledger, "host", Clock.systemUTC()).run();

      assertAgreement(server, store);
      List<String> reasons = new ArrayList<>();
      for (KubeObject event : list(server, "/apis/events.k8s.io/v1/namespaces/default/events")) {
        assertEquals("s3", event.root().map("regarding").string("name"));
        reasons.add(event.root().string("reason") + ": " + event.root().string("note"));
      }
      reasons.sort(null);
      long first = service.spec().list("ports").map(0).integer("nodePort");
      long second = service.spec().list("ports").map(1).integer("nodePort");
      assertEquals(
          Arrays.asList(
              "ClusterIPNotAllocated: Cluster IP [IPv4]: "
                  + address
                  + " is not allocated; repairing",
              "PortNotAllocated: Port " + Math.min(first, second) + " is not allocated; repairing",
              "PortNotAllocated: Port " + Math.max(first, second) + " is not allocated; repairing"),
          reasons);
    }
  }
}
