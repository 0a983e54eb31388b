package io.quarterdeck.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.quarterdeck.metrics.Metrics.Stability;
import io.quarterdeck.store.Entry;
import io.quarterdeck.store.Page;
import io.quarterdeck.store.Store;
import io.quarterdeck.store.StoreException;
import io.quarterdeck.store.WatchListener;
import io.quarterdeck.store.WriteResult;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Counts what is asked of a store, under the names that kube-apiserver uses for etcd whatever the
 * store is, so that dashboards work ({@code k8s.io/apiserver/pkg/storage/etcd3/metrics}).
 */
public final class MeteredStore implements Store {
  private static final double[] LATENCY = {
    0.005, 0.025, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1.0, 1.25, 1.5, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30,
    45, 60
  };
  private static final double NANOS_PER_SECOND = 1e9;

  private final Store store;
  private final Counter requests;
  private final Counter errors;
  private final Histogram duration;

  public MeteredStore(Store store, Metrics metrics) {
    this.store = store;
    String[] labels = {"operation", "group", "resource"};
    requests =
        metrics.counter(
            "etcd_requests_total",
            Stability.ALPHA,
            "Etcd request counts for each operation and object type.",
            labels);
    errors =
        metrics.counter(
            "etcd_request_errors_total",
            Stability.ALPHA,
            "Etcd failed request counts for each operation and object type.",
            labels);
    duration =
        metrics.histogram(
            "etcd_request_duration_seconds",
            Stability.ALPHA,
            "Etcd request latency in seconds for each operation and object type.",
            LATENCY,
            labels);
  }

  private <T> T timed(String operation, String key, Supplier<T> call) {
    String resource = key.substring(0, Math.max(0, key.indexOf('/')));
    long start = System.nanoTime();
    requests.labelValues(operation, "", resource).inc();
    try {
      return call.get();
    } catch (StoreException e) {
      errors.labelValues(operation, "", resource).inc();
      throw e;
    } finally {
      duration
          .labelValues(operation, "", resource)
          .observe((System.nanoTime() - start) / NANOS_PER_SECOND);
    }
  }

  @Override
  public Optional<Entry> get(String key) {
    return timed("get", key, () -> store.get(key));
  }

  @Override
  public Page list(String prefix, String after, int limit, long revision) {
    return timed("list", prefix, () -> store.list(prefix, after, limit, revision));
  }

  @Override
  public long revision() {
    return timed("getCurrentRevision", "", store::revision);
  }

  @Override
  public WriteResult put(String key, byte[] value, long expectedRevision, Duration ttl) {
    String operation = expectedRevision == 0 ? "create" : "update";
    return timed(operation, key, () -> store.put(key, value, expectedRevision, ttl));
  }

  @Override
  public WriteResult delete(String key, long expectedRevision) {
    return timed("delete", key, () -> store.delete(key, expectedRevision));
  }

  @Override
  public Watch watch(String prefix, long afterRevision, WatchListener listener) {
    return store.watch(prefix, afterRevision, listener);
  }

  @Override
  public void compact(long revision) {
    store.compact(revision);
  }

  @Override
  public long compactedRevision() {
    return store.compactedRevision();
  }

  @Override
  public void checkHealth() {
    store.checkHealth();
  }

  @Override
  public void close() {
    store.close();
  }
}
