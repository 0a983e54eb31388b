package io.quarterdeck.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.quarterdeck.metrics.Metrics.Stability;

/**
 * Counts health checks ({@code k8s.io/component-base/metrics/prometheus/slis}); served at
 * /metrics/slis alone.
 */
public final class HealthMetrics {
  private final Gauge last;
  private final Counter all;

  public HealthMetrics(Metrics metrics) {
    last =
        metrics.gauge(
            "kubernetes_healthcheck",
            Stability.STABLE,
            "This metric records the result of a single healthcheck.",
            "name",
            "type");
    all =
        metrics.counter(
            "kubernetes_healthchecks_total",
            Stability.STABLE,
            "This metric records the results of all healthcheck.",
            "name",
            "type",
            "status");
  }

  /**
   * Notes the result of a check.
   *
   * @param endpoint {@code healthz}, {@code livez} or {@code readyz}
   */
  public void checked(String check, String endpoint, boolean passed) {
    last.labelValues(check, endpoint).set(passed ? 1 : 0);
    all.labelValues(check, endpoint, passed ? "success" : "error").inc();
  }
}
