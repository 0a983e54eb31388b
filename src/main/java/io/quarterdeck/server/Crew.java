package io.quarterdeck.server;

import io.quarterdeck.builtin.service.PortLedger;
import io.quarterdeck.builtin.service.ServiceAllocation;
import io.quarterdeck.crew.AddressRepair;
import io.quarterdeck.crew.AuthenticationData;
import io.quarterdeck.crew.DefaultServiceAccounts;
import io.quarterdeck.crew.DefaultServiceCidr;
import io.quarterdeck.crew.FlowSchemaConditions;
import io.quarterdeck.crew.IdentityLease;
import io.quarterdeck.crew.KubernetesService;
import io.quarterdeck.crew.KubernetesService.Settings;
import io.quarterdeck.crew.Loopback;
import io.quarterdeck.crew.Peers;
import io.quarterdeck.crew.PortRepair;
import io.quarterdeck.crew.Rounds;
import io.quarterdeck.resource.Catalog;
import io.quarterdeck.server.BootObjects.BootObject;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.store.Store;
import io.quarterdeck.store.StoreException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * What the server does by itself: makes what a cluster cannot be without, and looks after it from
 * then on.
 */
final class Crew implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Crew.class.getName());
  private static final Duration REPAIR_PAUSE = Duration.ofMinutes(3); // upstream's
  private static final Duration START_LIMIT = Duration.ofSeconds(30); // upstream's
  private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);
  private static final Duration END_LIMIT = Duration.ofSeconds(5); // leases run out anyway
  private static final Duration LOOK_PAUSE = Duration.ofMinutes(1); // upstream's, for namespaces
  private static final Duration ADDRESSES_PAUSE = Duration.ofSeconds(10); // upstream's

  private final Config config;
  private final Loopback loopback;
  private final Clock clock;
  private final String host = InetAddress.getLocalHost().getHostName();
  private final Rounds rounds = new Rounds();
  private final Deque<Runnable> endings = new ArrayDeque<>(); // the last begun ends first

  private Crew(Config config, Loopback loopback, Clock clock) throws IOException {
    this.config = config;
    this.loopback = loopback;
    this.clock = clock;
  }

  /**
   * Makes what is missing, which it waits for, and starts the rest.
   *
   * @throws IOException if a file that the settings name cannot be read
   */
  static Crew start(
      Config config, Loopback loopback, Store store, PortLedger ports, Catalog catalog, Clock clock)
      throws IOException {
    Crew crew = new Crew(config, loopback, clock);
    crew.repairPorts(ports); // before it, no service gets a port
    crew.makeObjects(catalog);
    crew.giveAddresses();
    crew.showItself(store);
    if (config.on("default-service-accounts")) {
      crew.endings.push(DefaultServiceAccounts.start(loopback)::close);
    }
    return crew;
  }

  private void repairPorts(PortLedger ports) {
    PortRepair repair = new PortRepair(loopback, ports, host, clock);
    untilItSucceeds(repair::run);
    rounds.every(REPAIR_PAUSE, "port-repair", repair::run);
  }

  /** The store may be away for a moment just now. */
  private static void untilItSucceeds(Runnable task) {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (true) {
      try {
        task.run();
        return;
      } catch (StoreException | ApiException e) {
        if (System.nanoTime() - deadline > 0) {
          throw e;
        }
        LOG.log(Level.WARNING, "Node ports cannot be checked yet: {0}", e.getMessage());
        LockSupport.parkNanos(RETRY_PAUSE.toNanos());
      }
    }
  }

  private void makeObjects(Catalog catalog) throws IOException {
    List<BootObject> objects = new ArrayList<>(BootObjects.standard(LocalDate.now(clock)));
    objects.addAll(LocalApiServices.of(catalog.groups()));
    Bootstrap bootstrap = new Bootstrap(loopback);
    bootstrap.run(objects);
    rounds.every(LOOK_PAUSE, "namespaces", bootstrap::namespaces);
    FlowSchemaConditions conditions = new FlowSchemaConditions(loopback, clock);
    rounds.begin(FlowSchemaConditions.PAUSE, "flow-schemas", conditions::run);
    AuthenticationData callers = new AuthenticationData(loopback, CallerSettings.of(config));
    rounds.begin(LOOK_PAUSE, "authentication-data", callers::run);
  }

  private void giveAddresses() {
    List<String> ranges = config.list("service-cluster-ip-range");
    DefaultServiceCidr cidr = new DefaultServiceCidr(loopback, ranges, clock);
    rounds.begin(ADDRESSES_PAUSE, "service-cidr", cidr::run);
    AddressRepair repair = new AddressRepair(loopback, host, clock);
    rounds.begin(REPAIR_PAUSE, "address-repair", repair::run);
  }

  /** Lets pods and other servers know that this server is there. */
  private void showItself(Store store) {
    Settings settings =
        new Settings(
            ServiceAllocation.firstAddress(config.list("service-cluster-ip-range")),
            (int) config.number("secure-port"),
            (int) config.number("kubernetes-service-node-port"));
    Optional<Peers> peers =
        config.text("endpoint-reconciler-type").equals("none")
            ? Optional.empty()
            : AdvertiseAddress.of(config).map(own -> new MasterLeases(store, own));
    KubernetesService service = new KubernetesService(loopback, settings, peers);
    rounds.begin(KubernetesService.PAUSE, "kubernetes-service", service::run);
    endings.push(service::close);
    IdentityLease lease = new IdentityLease(loopback, host, UUID.randomUUID().toString(), clock);
    lease.start();
    rounds.every(IdentityLease.RENEWAL, "identity-lease", lease::renew);
    rounds.every(IdentityLease.COLLECTION, "identity-leases", lease::collect);
    endings.push(lease::close);
  }

  /** Ends it; what cannot be said to others any more they notice by themselves. */
  @Override
  public void close() {
    rounds.close();
    try {
      Thread.ofVirtual().name("crew-end").start(this::end).join(END_LIMIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void end() {
    for (Runnable ending : endings) {
      try {
        ending.run();
      } catch (StoreException | ApiException e) {
        LOG.log(Level.WARNING, "Not everything could be tidied up at the end: {0}", e.getMessage());
      }
    }
  }
}
