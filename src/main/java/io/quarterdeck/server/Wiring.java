package io.quarterdeck.server;

import io.quarterdeck.access.Authentication;
import io.quarterdeck.access.Authorization;
import io.quarterdeck.access.Impersonation;
import io.quarterdeck.action.Actions;
import io.quarterdeck.action.ComponentStatuses;
import io.quarterdeck.action.Connects;
import io.quarterdeck.admission.AdmissionChain;
import io.quarterdeck.builtin.RuntimeConfig;
import io.quarterdeck.builtin.all.Builtins;
import io.quarterdeck.builtin.service.PortLedger;
import io.quarterdeck.builtin.service.ServiceAllocation;
import io.quarterdeck.crew.AddressObjects;
import io.quarterdeck.crew.Loopback;
import io.quarterdeck.discovery.Discovery;
import io.quarterdeck.discovery.openapi.OpenApi;
import io.quarterdeck.metrics.MeteredStore;
import io.quarterdeck.metrics.Metrics;
import io.quarterdeck.metrics.RequestMetrics;
import io.quarterdeck.proxy.Backends;
import io.quarterdeck.proxy.HealthProbe;
import io.quarterdeck.registry.Computed;
import io.quarterdeck.registry.Connect;
import io.quarterdeck.registry.Objects;
import io.quarterdeck.registry.ProtobufOrJson;
import io.quarterdeck.registry.Registry;
import io.quarterdeck.registry.StoredForm;
import io.quarterdeck.registry.StoredIngest;
import io.quarterdeck.registry.Subresources.Key;
import io.quarterdeck.registry.Verbs;
import io.quarterdeck.request.Offer;
import io.quarterdeck.resource.Allocation;
import io.quarterdeck.resource.Catalog;
import io.quarterdeck.resource.LiveCatalog;
import io.quarterdeck.schema.Types;
import io.quarterdeck.server.paths.Paths;
import io.quarterdeck.server.paths.Version;
import io.quarterdeck.store.Store;
import io.quarterdeck.watch.LiveHub;
import io.quarterdeck.watch.LiveImage;
import io.quarterdeck.watch.Timers;
import io.quarterdeck.watch.WatchMetrics;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Builds the whole server with {@code new}, in the order in which its rooms stand on each other.
 */
public final class Wiring implements AutoCloseable {
  /** How long a component may take to say how it is; upstream's too. */
  private static final Duration COMPONENT_TIMEOUT = Duration.ofSeconds(20);

  private final Store store;
  private final LiveImage image;
  private final ApiServer server;
  private final Backends backends;
  private final Crew crew;

  private Wiring(Store store, LiveImage image, ApiServer server, Backends backends, Crew crew) {
    this.backends = backends;
    this.crew = crew;
    this.store = store;
    this.image = image;
    this.server = server;
  }

  public ApiServer server() {
    return server;
  }

  /**
   * Builds a server over {@code store}, which it closes at its end; returns when it answers.
   *
   * @throws IOException if a file that the settings name cannot be read
   */
  public static Wiring open(Config config, Store unmetered) throws IOException {
    Clock clock = Clock.systemUTC();
    FeatureGates gates = FeatureGates.of(config.map("feature-gates"));
    Catalog catalog =
        Builtins.catalog(RuntimeConfig.of(config.map("runtime-config")), gates::isSwitchedOff);
    LiveCatalog live = new LiveCatalog(catalog);
    String prefix = ""; // the store in etcd puts --etcd-prefix on keys, the others need none
    Metrics metrics = Metrics.withJvm();
    gates.show(metrics);
    Store store = new MeteredStore(unmetered, metrics);
    WatchMetrics watched = new WatchMetrics(metrics, catalog);
    LiveHub hub = new LiveHub(clock, Timers.start(), watched);
    StoredForm form =
        new ProtobufOrJson(
            Types.get(), catalog, config.text("storage-media-type").endsWith("protobuf"));
    LiveImage image =
        new LiveImage(store, prefix, catalog.stored(), new StoredIngest(form), hub, watched);
    watched.show(metrics, image);
    image.start();
    Objects objects = new Objects(store, image, form);
    Optional<ServiceAccounts> accounts = ServiceAccounts.of(config);
    Authentication authentication =
        Access.authentication(
            config, accounts.map(a -> a.tokens(objects, catalog, clock)).stream().toList(), clock);
    Authorization authorization = Access.authorization();
    Actions.Parts acting =
        new Actions.Parts(
            objects,
            catalog,
            authentication,
            authorization,
            accounts.map(ServiceAccounts::issuing),
            clock);
    ImageCluster cluster = new ImageCluster(objects, live);
    AdmissionChain admission =
        Plugins.of(config, objects, catalog, cluster, authorization, new SecureRandom());
    Backends backends = Kubelet.backends(config);
    Map<Key, Connect> connects =
        Connects.all(
            new Connects.Parts(
                objects,
                catalog,
                authorization,
                Kubelet.addresses(config),
                backends,
                new SecureRandom()));
    CompletableFuture<ApiServer> opened = new CompletableFuture<>();
    Loopback loopback = new Loopback(request -> opened.join().handle(request));
    PortLedger ports = new PortLedger(store, config.text("service-node-port-range"));
    Allocation services =
        new ServiceAllocation(
            cluster,
            config.list("service-cluster-ip-range"),
            new AddressObjects(loopback),
            ports,
            new SecureRandom());
    Map<Key, Computed> computed =
        Map.of(new Key("", "componentstatuses", ""), components(config, store, backends));
    Verbs verbs =
        verbs(
            objects,
            hub,
            authorization,
            acting,
            connects,
            computed,
            admission,
            services,
            config.duration("event-ttl"),
            live,
            clock,
            gates.isOn("AllowUnsafeMalformedObjectDeletion"));
    OpenApi openApi = new OpenApi(live, Version.MAJOR + "." + Version.MINOR, clock);
    ApiServer server =
        new ApiServer(
            new ApiServer.Rooms(
                authentication,
                new Impersonation(authorization),
                authorization,
                live,
                verbs,
                new Discovery(live::current, ExternalAddress.of(config), Formats.ENCODER::encode),
                StandardPaths.of(
                    config,
                    store,
                    metrics,
                    live::current,
                    accounts,
                    clock,
                    List.of(documented(openApi))),
                Formats.ENCODER,
                new RequestMetrics(metrics),
                Seats.of(config),
                config.duration("request-timeout"),
                offer(gates)));
    opened.complete(server);
    Bootstrap.awaitLoaded(image);
    Crew crew = Crew.start(config, loopback, store, ports, live.current(), clock);
    openApi.warmUp();
    return new Wiring(store, image, server, backends, crew);
  }

  private static Offer offer(FeatureGates gates) {
    return new Offer(Formats.offered(gates), gates.isOn("ShardedListAndWatch"));
  }

  private static Computed components(Config config, Store store, Backends backends) {
    int stores = Math.max(1, config.list("etcd-servers").size());
    HealthProbe probe = new HealthProbe(backends.others(), COMPONENT_TIMEOUT);
    return new ComponentStatuses(probe, stores, store::checkHealth);
  }

  private static Consumer<Paths.Builder> documented(OpenApi openApi) {
    return paths ->
        paths
            .at("/openapi/v2", openApi::v2)
            .at("/openapi/v3", openApi::index)
            .at("/openapi/v3/", openApi::v3)
            .under("/openapi/v3/", openApi::v3);
  }

  private static Verbs verbs(
      Objects objects,
      LiveHub hub,
      Authorization authorization,
      Actions.Parts acting,
      Map<Key, Connect> connects,
      Map<Key, Computed> computed,
      AdmissionChain admission,
      Allocation services,
      Duration ofEvents,
      LiveCatalog live,
      Clock clock,
      boolean deletesUnreadable) {
    return Registry.verbs(
        new Registry.Parts(
            objects,
            hub,
            authorization,
            admission,
            Map.of("services/specs", services),
            Map.of("events", ofEvents),
            Formats.codecs(),
            live::current,
            (deleter, parts) -> Actions.all(acting, deleter, parts),
            connects,
            computed,
            clock,
            () -> UUID.randomUUID().toString(),
            new SecureRandom(),
            deletesUnreadable));
  }

  @Override
  public void close() {
    crew.close();
    backends.close();
    image.close();
    store.close();
  }
}
