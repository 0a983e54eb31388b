package io.quarterdeck.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.function.Consumer;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The registry of everything that the server counts: makes instruments with Kubernetes' help texts
 * (which open with the metric's stability) and writes them in Prometheus' text form. It does not
 * know what is counted; the rooms do.
 */
public final class Metrics {
  /** The Content-Type of {@link #text()}. */
  public static final String CONTENT_TYPE =
      "text/plain; version=0.0.4; charset=utf-8; escaping=underscores";

  /** How much a metric may be relied on ({@code k8s.io/component-base/metrics}). */
  public enum Stability {
    ALPHA,
    BETA,
    STABLE
  }

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();

  /** Makes a registry that already counts what the JVM and the process do. */
  public static Metrics withJvm() {
    Metrics metrics = new Metrics();
    JvmMetrics.builder().register(metrics.registry);
    CounterWithCallback.builder()
        .name("jvm_allocated_bytes_total")
        .help("[ALPHA] Bytes allocated on the heap by all threads since the start.")
        .callback(value -> value.call(allocatedBytes()))
        .register(metrics.registry);
    return metrics;
  }

  /** Asks by JMX: the bean's own interface is not visible to applications of every server. */
  private static double allocatedBytes() {
    try {
      Object bytes =
          ManagementFactory.getPlatformMBeanServer()
              .getAttribute(
                  new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME),
                  "TotalThreadAllocatedBytes");
      return bytes instanceof Long n ? n : 0;
    } catch (JMException e) {
      return 0; // a JVM that does not count them
    }
  }

  public Counter counter(String name, Stability stability, String help, String... labels) {
    return Counter.builder()
        .name(name)
        .help(help(stability, help))
        .labelNames(labels)
        .register(registry);
  }

  public Gauge gauge(String name, Stability stability, String help, String... labels) {
    return Gauge.builder()
        .name(name)
        .help(help(stability, help))
        .labelNames(labels)
        .register(registry);
  }

  /** Makes a gauge whose values are asked for at each scrape. */
  public void gauge(
      String name,
      Stability stability,
      String help,
      Consumer<GaugeWithCallback.Callback> values,
      String... labels) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help(stability, help))
        .labelNames(labels)
        .callback(values)
        .register(registry);
  }

  /** Makes a histogram with these upper bounds. */
  public Histogram histogram(
      String name, Stability stability, String help, double[] buckets, String... labels) {
    return Histogram.builder()
        .name(name)
        .help(help(stability, help))
        .classicOnly()
        .classicUpperBounds(buckets)
        .labelNames(labels)
        .register(registry);
  }

  private static String help(Stability stability, String help) {
    return "[" + stability + "] " + help;
  }

  /** Returns all metrics in the text form, version 0.0.4. */
  public byte[] text() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(64 * 1024);
    try {
      writer.write(out, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException(e); // the stream is memory
    }
    return out.toByteArray();
  }
}
