package io.quarterdeck.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.quarterdeck.metrics.Metrics.Stability;
import io.quarterdeck.request.ApiRequest;
import io.quarterdeck.request.Target;
import io.quarterdeck.request.Verb;
import java.util.Set;

/**
 * Counts requests as kube-apiserver does ({@code k8s.io/apiserver/pkg/endpoints/metrics}). Label
 * values come from closed sets: what a client can invent (methods, resources, paths) never becomes
 * a label (CVE-2020-8552).
 */
public final class RequestMetrics {
  private static final double[] LATENCY = {
    0.005, 0.025, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1.0, 1.25, 1.5, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30,
    45, 60
  };
  private static final double[] SIZES = {1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
  private static final String COMPONENT = "apiserver";
  private static final double NANOS_PER_SECOND = 1e9;

  private final Counter total;
  private final Histogram duration;
  private final Histogram sizes;
  private final Gauge inflight;
  private final Gauge longRunning;

  public RequestMetrics(Metrics metrics) {
    total =
        metrics.counter(
            "apiserver_request_total",
            Stability.STABLE,
            "Counter of apiserver requests broken out for each verb, dry run value, group, version,"
                + " resource, scope, component, and HTTP response code.",
            "verb",
            "dry_run",
            "group",
            "version",
            "resource",
            "subresource",
            "scope",
            "component",
            "code");
    duration =
        metrics.histogram(
            "apiserver_request_duration_seconds",
            Stability.STABLE,
            "Response latency distribution in seconds for each verb, dry run value, group, version,"
                + " resource, subresource, scope and component.",
            LATENCY,
            "verb",
            "dry_run",
            "group",
            "version",
            "resource",
            "subresource",
            "scope",
            "component");
    sizes =
        metrics.histogram(
            "apiserver_response_sizes",
            Stability.STABLE,
            "Response size distribution in bytes for each group, version, verb, resource,"
                + " subresource, scope and component.",
            SIZES,
            "verb",
            "group",
            "version",
            "resource",
            "subresource",
            "scope",
            "component");
    inflight =
        metrics.gauge(
            "apiserver_current_inflight_requests",
            Stability.STABLE,
            "Maximal number of currently used inflight request limit of this apiserver per request"
                + " kind in last second.",
            "request_kind");
    longRunning =
        metrics.gauge(
            "apiserver_longrunning_requests",
            Stability.STABLE,
            "Gauge of all active long-running apiserver requests broken out by verb, group,"
                + " version, resource, scope and component. Not all requests are tracked this way.",
            "verb",
            "group",
            "version",
            "resource",
            "subresource",
            "scope",
            "component");
    inflight.initLabelValues("mutating");
    inflight.initLabelValues("readOnly");
  }

  /**
   * Notes that a request begins.
   *
   * @param known whether its resource is one that is served; otherwise the target's names are left
   *     out
   */
  public Running begin(ApiRequest request, boolean known) {
    Running running = new Running(request, known);
    running.gauge(1);
    return running;
  }

  /** A request that was begun; {@link #end} is to be called once. */
  public final class Running {
    private final long startNanos = System.nanoTime();
    private final boolean isLongRunning;
    private final boolean isReadOnly;
    private final String verb;
    private final String dryRun;
    private final Target target;
    private final String scope;

    private Running(ApiRequest request, boolean known) {
      Target asked = request.target();
      target = known ? asked : new Target(false, "", "", "", "", "", "", "");
      isLongRunning = request.verb() == Verb.WATCH || request.verb() == Verb.PROXY;
      isReadOnly = request.verb().isReadOnly() || request.method().equals("GET");
      verb = verb(request);
      dryRun = request.query().get("dryRun").equals("All") ? "All" : "";
      scope = known ? scope(request) : "";
    }

    /**
     * Notes that the request ended.
     *
     * @param code the HTTP code of the answer
     * @param bytes the length of the answer's body; negative if unknown
     */
    public void end(int code, long bytes) {
      gauge(-1);
      String group = target.group();
      String version = target.version();
      String resource = target.resource();
      String sub = target.subresource();
      total
          .labelValues(
              verb, dryRun, group, version, resource, sub, scope, COMPONENT, Integer.toString(code))
          .inc();
      duration
          .labelValues(verb, dryRun, group, version, resource, sub, scope, COMPONENT)
          .observe((System.nanoTime() - startNanos) / NANOS_PER_SECOND);
      if (bytes >= 0 && isReadOnly && !isLongRunning) {
        sizes.labelValues(verb, group, version, resource, sub, scope, COMPONENT).observe(bytes);
      }
    }

    private void gauge(int step) {
      if (isLongRunning) {
        longRunning
            .labelValues(
                verb,
                target.group(),
                target.version(),
                target.resource(),
                target.subresource(),
                scope,
                COMPONENT)
            .inc(step);
      } else {
        inflight.labelValues(isReadOnly ? "readOnly" : "mutating").inc(step);
      }
    }
  }

  private static String verb(ApiRequest request) {
    return switch (request.verb()) {
      case LIST, WATCH, DELETECOLLECTION -> request.verb().name();
      case PROXY -> "CONNECT";
      case PATCH ->
          request.headers().first("Content-Type").orElse("").startsWith("application/apply-patch")
              ? "APPLY"
              : "PATCH";
      default -> METHODS.contains(request.method()) ? request.method() : "other";
    };
  }

  private static String scope(ApiRequest request) {
    Target target = request.target();
    if (!target.name().isEmpty() || request.verb() == Verb.CREATE) {
      return "resource";
    }
    if (!target.namespace().isEmpty()) {
      return "namespace";
    }
    return target.isResource() ? "cluster" : "";
  }
}
