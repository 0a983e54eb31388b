package io.quarterdeck.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarterdeck.store.Store;
import io.quarterdeck.store.embedded.EmbeddedStore;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventLifetimeTest {
  private final List<Duration> ofEvents = new ArrayList<>();

  /** Notes how long events are to be kept. */
  private Store noting(Store store) {
    return (Store)
        Proxy.newProxyInstance(
            Store.class.getClassLoader(),
            new Class<?>[] {Store.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("put") && ((String) arguments[0]).startsWith("events/")) {
                ofEvents.add((Duration) arguments[3]);
              }
              return method.invoke(store, arguments);
            });
  }

  @Test
  void eventsOfBothGroupsGoByThemselvesAndEachWriteKeepsThemLonger() throws Exception {
    Config config = Config.of(Map.of("event-ttl", List.of("5m")));
    try (Wiring wiring = Wiring.open(config, noting(EmbeddedStore.inMemory()))) {
      ApiClient client = new DoorClient(wiring.server());
      String core = "/api/v1/namespaces/default/events";
      String old =
          """
          {"metadata": {"name": "a"}, "involvedObject": {"namespace": "default"},
           "source": {"component": "c"}, "reason": "r"}
          """;
      String later =
          """
          {"metadata": {"name": "b"}, "regarding": {"namespace": "default"}, "action": "x",
           "eventTime": "2026-01-01T00:00:00.000000Z", "reason": "r", "type": "Normal",
           "reportingController": "e.com/c", "reportingInstance": "c-1"}
          """;

      assertEquals(201, client.post(core, old).code());
      assertEquals(
          201, client.post("/apis/events.k8s.io/v1/namespaces/default/events", later).code());
      assertEquals(200, client.send("PATCH", core + "/a", "{\"count\": 2}").code());

      Duration ttl = Duration.ofMinutes(5);
      assertEquals(List.of(ttl, ttl, ttl), ofEvents);
    }
  }
}
