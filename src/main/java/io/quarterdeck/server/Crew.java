package io.quarterdeck.server;

import io.quarterdeck.builtin.service.PortLedger;
import io.quarterdeck.crew.AddressRepair;
import io.quarterdeck.crew.DefaultServiceAccounts;
import io.quarterdeck.crew.Loopback;
import io.quarterdeck.crew.PortRepair;
import io.quarterdeck.crew.Rounds;
import io.quarterdeck.resource.Catalog;
import io.quarterdeck.server.BootObjects.BootObject;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the server does by itself: makes what a cluster cannot be without, and looks after it from
 * then on.
 */
final class Crew implements AutoCloseable {
  private static final Duration REPAIR_PAUSE = Duration.ofMinutes(3); // upstream's

  private final Rounds rounds;
  private final Optional<DefaultServiceAccounts> accounts;

  private Crew(Rounds rounds, Optional<DefaultServiceAccounts> accounts) {
    this.rounds = rounds;
    this.accounts = accounts;
  }

  /**
   * Makes what is missing, which it waits for, and starts the rest.
   *
   * @throws IOException if a file that the settings name cannot be read
   */
  static Crew start(
      Config config, Loopback loopback, PortLedger ports, Catalog catalog, Clock clock)
      throws IOException {
    String host = InetAddress.getLocalHost().getHostName();
    PortRepair portRepair = new PortRepair(loopback, ports, host, clock);
    AddressRepair addressRepair = new AddressRepair(loopback, host, clock);
    portRepair.run(); // before it, no service gets a port
    List<BootObject> first = new ArrayList<>(BootObjects.of(config));
    first.addAll(LocalApiServices.of(catalog.groups()));
    new Bootstrap(loopback).run(first);
    addressRepair.run();
    Rounds rounds = new Rounds();
    rounds.every(REPAIR_PAUSE, "port-repair", portRepair::run);
    rounds.every(REPAIR_PAUSE, "address-repair", addressRepair::run);
    return new Crew(
        rounds,
        config.on("default-service-accounts")
            ? Optional.of(DefaultServiceAccounts.start(loopback))
            : Optional.empty());
  }

  @Override
  public void close() {
    rounds.close();
    accounts.ifPresent(DefaultServiceAccounts::close);
  }
}
