package io.quarterdeck.server;

import io.quarterdeck.metrics.HealthMetrics;
import io.quarterdeck.metrics.Metrics;
import io.quarterdeck.request.Reply;
import io.quarterdeck.resource.ApiGroup;
import io.quarterdeck.resource.ApiVersion;
import io.quarterdeck.resource.Catalog;
import io.quarterdeck.server.paths.Health;
import io.quarterdeck.server.paths.Health.Check;
import io.quarterdeck.server.paths.Index;
import io.quarterdeck.server.paths.Logs;
import io.quarterdeck.server.paths.MetricsPage;
import io.quarterdeck.server.paths.Paths;
import io.quarterdeck.server.paths.Version;
import io.quarterdeck.server.paths.Zpages;
import io.quarterdeck.status.Failures;
import io.quarterdeck.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The list of the paths that are no API resources, and what stands at each. */
final class StandardPaths {
  /**
   * The steps of the start that kube-apiserver lists as checks; here all are done when the first
   * request is answered.
   */
  private static final List<String> START_HOOKS =
      List.of(
          "start-apiserver-admission-initializer",
          "generic-apiserver-start-informers",
          "priority-and-fairness-config-consumer",
          "priority-and-fairness-filter",
          "storage-object-count-tracker-hook",
          "start-apiextensions-informers",
          "start-apiextensions-controllers",
          "crd-informer-synced",
          "start-system-namespaces-controller",
          "peer-endpoint-reconciler-controller",
          "start-cluster-authentication-info-controller",
          "start-kube-apiserver-identity-lease-controller",
          "start-kube-apiserver-identity-lease-garbage-collector",
          "storage-readiness",
          "start-legacy-token-tracking-controller",
          "start-service-ip-repair-controllers",
          "rbac/bootstrap-roles",
          "scheduling/bootstrap-system-priority-classes",
          "priority-and-fairness-config-producer",
          "bootstrap-controller",
          "start-kubernetes-service-cidr-controller",
          "start-kube-aggregator-informers",
          "apiservice-status-local-available-controller",
          "apiservice-status-remote-available-controller",
          "apiservice-registration-controller",
          "apiservice-wait-for-first-sync",
          "apiservice-discovery-controller",
          "kube-apiserver-autoregistration");

  private static final List<String> OPENAPI_HOOKS =
      List.of("apiservice-openapi-controller", "apiservice-openapiv3-controller");

  private StandardPaths() {}

  /**
   * Lists the paths.
   *
   * @param catalog gives what is served now, for the index
   * @param more what else stands at paths of its own, such as OpenAPI
   */
  static Paths of(
      Config config,
      Store store,
      Metrics metrics,
      Supplier<Catalog> catalog,
      Optional<ServiceAccounts> accounts,
      InstantSource clock,
      List<java.util.function.Consumer<Paths.Builder>> more) {
    Paths.Builder paths = Paths.builder();
    health(paths, store, metrics);
    Properties build = build();
    Version version = new Version(build.getProperty("commit"), build.getProperty("date"));
    paths.at("/version", version).at("/version/", version);
    paths.under("/version/", request -> notFound());
    paths.at("/metrics", new MetricsPage(metrics)).at("/metrics/slis", new MetricsPage(metrics));
    TreeMap<String, String> flags = new TreeMap<>();
    config.given().forEach((name, values) -> flags.put(name, String.join(",", values)));
    flags.putIfAbsent("anonymous-auth", Boolean.toString(config.on("anonymous-auth")));
    new Zpages(flags, clock).register(paths);
    accounts.ifPresent(a -> a.documents().register(paths));
    if (config.on("enable-logs-handler")) {
      new Logs(Path.of(config.dataDir().toString(), "logs")).register(paths);
    }
    more.forEach(m -> m.accept(paths));
    List<String> own = paths.exactPaths();
    Index index = new Index(() -> listed(own, catalog.get()));
    return paths.at("/", index).at("/index.html", index).build();
  }

  /** What is below a path of the API machinery's own router is a Status, not a text. */
  private static Reply notFound() {
    throw Failures.notFoundPath();
  }

  private static void health(Paths.Builder paths, Store store, Metrics metrics) {
    HealthMetrics counted = new HealthMetrics(metrics);
    List<Check> checks = new ArrayList<>();
    checks.add(Check.passing("ping"));
    checks.add(Check.passing("log"));
    checks.add(new Check("etcd", store::checkHealth));
    List<Check> ready = new ArrayList<>(checks);
    ready.add(new Check("etcd-readiness", store::checkHealth));
    ready.add(Check.passing("informer-sync"));
    checks.add(Check.passing("loopback-serving-certificate"));
    for (String hook : START_HOOKS) {
      checks.add(Check.passing("poststarthook/" + hook));
      ready.add(Check.passing("poststarthook/" + hook));
    }
    checks.add(Check.passing("autoregister-completion"));
    ready.add(Check.passing("autoregister-completion"));
    for (String hook : OPENAPI_HOOKS) {
      checks.add(Check.passing("poststarthook/" + hook));
      ready.add(Check.passing("poststarthook/" + hook));
    }
    ready.add(Check.passing("shutdown"));
    new Health("healthz", checks, counted).register(paths);
    new Health("livez", checks, counted).register(paths);
    new Health("readyz", ready, counted).register(paths);
  }

  private static List<String> listed(List<String> own, Catalog catalog) {
    List<String> all = new ArrayList<>(own);
    all.addAll(List.of("/api", "/api/v1", "/apis", "/apis/"));
    for (ApiGroup group : catalog.groups()) {
      if (group.name().isEmpty()) {
        continue;
      }
      all.add("/apis/" + group.name());
      for (ApiVersion version : group.versions()) {
        all.add("/apis/" + group.name() + "/" + version.version());
      }
    }
    return all;
  }

  /** Reads what the build wrote of itself. */
  private static Properties build() {
    Properties build = new Properties();
    build.setProperty("commit", "unknown");
    build.setProperty("date", "1970-01-01T00:00:00Z");
    try (InputStream in = StandardPaths.class.getResourceAsStream("build.properties")) {
      if (in != null) {
        build.load(in);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return build;
  }
}
