package io.quarterdeck.watch;

import io.prometheus.metrics.core.metrics.Counter;
import io.quarterdeck.metrics.Metrics;
import io.quarterdeck.metrics.Metrics.Stability;
import io.quarterdeck.resource.Catalog;
import io.quarterdeck.resource.ResourceType;
import io.quarterdeck.resource.StoredKind;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Counts what image and hub do under the names of kube-apiserver's watch cache ({@code
 * k8s.io/apiserver/pkg/storage/cacher/metrics}).
 */
public final class WatchMetrics implements WatchObserver {
  private final Map<String, String> plurals = new HashMap<>(); // by directory
  private final Counter received;
  private final Counter dispatched;
  private final Counter terminated;
  private final Counter damaged;
  private final Counter loads;
  private final Counter checks;

  /**
   * @param catalog names the kinds' resources; those that come later are named by their directories
   */
  public WatchMetrics(Metrics metrics, Catalog catalog) {
    for (ResourceType type : catalog.types()) {
      type.stored().ifPresent(kind -> plurals.put(kind.directory(), type.plural()));
    }
    received =
        counter(
            metrics,
            "apiserver_watch_cache_events_received_total",
            "Counter of events received in watch cache broken by resource type.");
    dispatched =
        counter(
            metrics,
            "apiserver_watch_cache_events_dispatched_total",
            "Counter of events dispatched in watch cache broken by resource type.");
    terminated =
        counter(
            metrics,
            "apiserver_terminated_watchers_total",
            "Counter of watchers closed due to unresponsiveness broken by resource type.");
    damaged =
        counter(
            metrics,
            "apiserver_storage_decode_errors_total",
            "Number of stored object decode errors split by object type");
    loads =
        metrics.counter(
            "quarterdeck_image_loads_total",
            Stability.ALPHA,
            "Number of times that the image of all objects was loaded from the store.");
    checks =
        metrics.counter(
            "apiserver_storage_consistency_checks_total",
            Stability.ALPHA,
            "Counter for status of consistency checks between etcd and watch cache",
            "group",
            "resource",
            "status");
  }

  private static Counter counter(Metrics metrics, String name, String help) {
    return metrics.counter(name, Stability.ALPHA, help, "group", "resource");
  }

  /** Adds gauges of what the image holds; it is asked at each scrape. */
  public void show(Metrics metrics, LiveImage image) {
    String help =
        "Number of stored objects at the time of last check split by kind. In case of a fetching"
            + " error, the value will be -1.";
    metrics.gauge(
        "apiserver_resource_objects",
        Stability.ALPHA,
        help,
        values -> image.counts((kind, n) -> values.call(n, kind.group(), resource(kind))),
        "group",
        "resource");
    metrics.gauge(
        "apiserver_storage_objects",
        Stability.STABLE,
        help,
        values -> image.counts((kind, n) -> values.call(n, qualified(kind))),
        "resource");
  }

  private String resource(StoredKind kind) {
    String directory = kind.directory();
    String plural = plurals.get(directory);
    return plural != null ? plural : directory.substring(directory.lastIndexOf('/') + 1);
  }

  private String qualified(StoredKind kind) {
    String name = resource(kind);
    return kind.group().isEmpty() ? name : name + "." + kind.group();
  }

  @Override
  public void received(StoredKind kind) {
    received.labelValues(kind.group(), resource(kind)).inc();
  }

  @Override
  public void dispatched(StoredKind kind, int watchers) {
    dispatched.labelValues(kind.group(), resource(kind)).inc(watchers);
  }

  @Override
  public void terminated(StoredKind kind) {
    terminated.labelValues(kind.group(), resource(kind)).inc();
  }

  @Override
  public void damaged(StoredKind kind) {
    damaged.labelValues(kind.group(), resource(kind)).inc();
  }

  @Override
  public void loaded() {
    loads.inc();
  }

  @Override
  public void checked(StoredKind kind, Check outcome) {
    String status = outcome.name().toLowerCase(Locale.ROOT);
    checks.labelValues(kind.group(), resource(kind), status).inc();
  }
}
