package io.quarterdeck.watch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.metrics.Metrics;
import io.quarterdeck.resource.Catalog;
import io.quarterdeck.watch.WatchObserver.Check;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WatchMetricsTest {
  @Test
  void everythingIsCountedUnderKubernetesNames() throws InterruptedException {
    Metrics metrics = new Metrics();
    WatchMetrics counted = new WatchMetrics(metrics, Catalog.EMPTY);
    try (WatchFixture fixture = new WatchFixture()) {
      fixture.put("a", "", "");
      fixture.start();
      counted.show(metrics, fixture.image);

      counted.received(Kinds.PODS);
      counted.dispatched(Kinds.PODS, 3);
      counted.terminated(Kinds.PODS);
      counted.damaged(Kinds.PODS);
      counted.checked(Kinds.PODS, Check.SUCCESS);

      String text = new String(metrics.text(), StandardCharsets.UTF_8);
      for (String line :
          new String[] {
            "apiserver_watch_cache_events_received_total{group=\"\",resource=\"pods\"} 1.0",
            "apiserver_watch_cache_events_dispatched_total{group=\"\",resource=\"pods\"} 3.0",
            "apiserver_terminated_watchers_total{group=\"\",resource=\"pods\"} 1.0",
            "apiserver_storage_decode_errors_total{group=\"\",resource=\"pods\"} 1.0",
            "apiserver_storage_consistency_checks_total"
                + "{group=\"\",resource=\"pods\",status=\"success\"} 1.0",
            "apiserver_resource_objects{group=\"\",resource=\"pods\"} 1.0",
            "apiserver_storage_objects{resource=\"pods\"} 1.0",
          }) {
        assertTrue(text.contains(line), () -> line + " is not in\n" + text);
      }
    }
  }
}
