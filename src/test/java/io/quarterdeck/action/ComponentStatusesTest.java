package io.quarterdeck.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.object.MapValue;
import io.quarterdeck.proxy.Backends;
import io.quarterdeck.proxy.HealthProbe;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComponentStatusesTest {
  private Backends backends;

  @BeforeEach
  void open() throws IOException {
    backends = Backends.of(Optional.empty(), Optional.empty(), Duration.ofSeconds(1));
  }

  @AfterEach
  void close() {
    backends.close();
  }

  private ComponentStatuses statuses(ComponentStatuses.StoreCheck store) {
    return new ComponentStatuses(
        new HealthProbe(backends.others(), Duration.ofSeconds(1)), 2, store);
  }

  private static MapValue condition(ComponentStatuses statuses, String name) {
    return statuses.find(name).orElseThrow().root().list("conditions").map(0);
  }

  @Test
  void aStoreThatAnswersIsHealthy() {
    ComponentStatuses statuses = statuses(() -> {});

    assertEquals("True", condition(statuses, "etcd-0").string("status"));
    assertEquals("ok", condition(statuses, "etcd-1").string("message"));
  }

  @Test
  void aStoreThatDoesNotIsUnhealthyAndSaysWhy() {
    ComponentStatuses statuses =
        statuses(
            () -> {
              throw new IllegalStateException("no leader");
            });

    assertEquals("False", condition(statuses, "etcd-0").string("status"));
    assertEquals("no leader", condition(statuses, "etcd-0").string("error"));
  }

  @Test
  void otherComponentsAreNotThere() {
    assertTrue(statuses(() -> {}).find("etcd-2").isEmpty());
  }
}
