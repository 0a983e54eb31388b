package io.quarterdeck.server.paths;

import io.quarterdeck.metrics.HealthMetrics;
import io.quarterdeck.request.ApiRequest;
import io.quarterdeck.request.Reply;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One health endpoint ({@code /healthz}, {@code /livez} or {@code /readyz}) over its named checks
 * ({@code k8s.io/apiserver/pkg/server/healthz}): "ok", or a line for each check with 500 if one
 * failed or {@code ?verbose} asks for them. {@code ?exclude} leaves checks out. Why a check failed
 * is logged, not told.
 */
public final class Health implements PathHandler {
  private static final System.Logger LOG = System.getLogger(Health.class.getName());

  private final String endpoint;
  private final List<Check> checks;
  private final HealthMetrics metrics;

  /**
   * @param endpoint the path without its slash
   * @param checks in the order in which they are run and shown
   */
  public Health(String endpoint, List<Check> checks, HealthMetrics metrics) {
    this.endpoint = endpoint;
    this.checks = List.copyOf(checks);
    this.metrics = metrics;
  }

  /** Serves the endpoint and each of its checks below it. */
  public void register(Paths.Builder paths) {
    paths.at("/" + endpoint, this);
    checks.forEach(c -> paths.at("/" + endpoint + "/" + c.name(), r -> single(c)));
  }

  private Reply single(Check check) {
    try {
      check.run();
      return Texts.ok(Texts.PLAIN, Texts.bytes("ok"));
    } catch (Exception e) {
      return Texts.sniffless(500, "internal server error: " + e.getMessage() + "\n");
    }
  }

  @Override
  public Reply answer(ApiRequest request) {
    Set<String> excluded = new LinkedHashSet<>(request.query().all("exclude"));
    excluded.remove("");
    StringBuilder lines = new StringBuilder();
    boolean failed = false;
    for (Check check : checks) {
      if (excluded.remove(check.name())) {
        lines.append("[+]").append(check.name()).append(" excluded: ok\n");
      } else if (passes(check)) {
        lines.append("[+]").append(check.name()).append(" ok\n");
      } else {
        lines.append("[-]").append(check.name()).append(" failed: reason withheld\n");
        failed = true;
      }
    }
    if (!excluded.isEmpty()) {
      lines.append(unknown(excluded));
    }
    if (failed) {
      return Texts.sniffless(500, lines + endpoint + " check failed\n");
    }
    boolean verbose = request.query().has("verbose");
    return Texts.sniffless(200, verbose ? lines + endpoint + " check passed\n" : "ok");
  }

  private boolean passes(Check check) {
    boolean passed;
    try {
      check.run();
      passed = true;
    } catch (Exception e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "{0} check {1} failed: {2}",
          endpoint,
          check.name(),
          e.getMessage());
      passed = false;
    }
    metrics.checked(check.name(), endpoint, passed);
    return passed;
  }

  private static String unknown(Set<String> names) {
    List<String> sorted = new ArrayList<>(new TreeSet<>(names));
    return "warn: some health checks cannot be excluded: no matches for "
        + sorted.stream().map(n -> '"' + n + '"').collect(Collectors.joining(","))
        + "\n";
  }

  /** A named check. */
  public record Check(String name, Probe probe) {
    void run() throws Exception {
      probe.run();
    }

    /** A check that always passes: that the server answers is the check. */
    public static Check passing(String name) {
      return new Check(name, () -> {});
    }
  }

  /** Returns normally if all is well; what it throws says what is not. */
  @FunctionalInterface
  public interface Probe {
    void run() throws Exception;
  }
}
