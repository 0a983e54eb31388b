package io.quarterdeck.crew;

import io.quarterdeck.builtin.service.PortLedger;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import java.time.Clock;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes the ledger of node ports agree with the services: enters what is missing, and takes out
 * what no service has had for some rounds, so that services which are being written keep theirs.
 */
public final class PortRepair {
  private static final int ROUNDS_OF_GRACE = 3; // upstream's; a write ends within one
  private static final int MOST_ATTEMPTS = 10; // each means that a service got a port meanwhile
  private static final String ACTION = "PortAllocation";

  private final Loopback server;
  private final PortLedger ledger;
  private final Warnings warnings;
  private final Map<Integer, Integer> leaks = new HashMap<>(); // rounds that are left

  public PortRepair(Loopback server, PortLedger ledger, String host, Clock clock) {
    this.server = server;
    this.ledger = ledger;
    this.warnings = new Warnings(server, "portallocator-repair-controller", host, clock);
  }

  /** One round. */
  public synchronized void run() {
    for (int i = 0; i < MOST_ATTEMPTS; i++) {
      List<Runnable> news = new ArrayList<>();
      Map<Integer, Integer> leaksAfter = new HashMap<>(leaks);
      if (ledger.rebuild(taken -> rebuilt(taken, leaksAfter, news))) {
        leaks.clear();
        leaks.putAll(leaksAfter);
        news.forEach(Runnable::run);
        return;
      }
    }
  }

  private BitSet rebuilt(BitSet taken, Map<Integer, Integer> leaksAfter, List<Runnable> news) {
    BitSet rebuilt = new BitSet();
    for (KubeObject service : server.list("/api/v1/services")) {
      for (int port : ports(service.spec())) {
        enter(port, service, taken, rebuilt, news);
        leaksAfter.remove(port);
      }
    }
    BitSet left = (BitSet) taken.clone();
    left.andNot(rebuilt);
    left.stream().filter(ledger::contains).forEach(port -> keep(port, rebuilt, leaksAfter));
    return rebuilt;
  }

  private void enter(
      int port, KubeObject service, BitSet taken, BitSet rebuilt, List<Runnable> news) {
    if (!ledger.contains(port)) {
      String note =
          "Port %d is not within the port range %s; please recreate service"
              .formatted(port, ledger.range());
      news.add(() -> warnings.about(service, "PortOutOfRange", ACTION, note));
    } else if (rebuilt.get(port)) {
      String note =
          "Port %d was assigned to multiple services; please recreate service".formatted(port);
      news.add(() -> warnings.about(service, "PortAlreadyAllocated", ACTION, note));
    } else {
      rebuilt.set(port);
      if (!taken.get(port)) {
        String note = "Port %d is not allocated; repairing".formatted(port);
        news.add(() -> warnings.about(service, "PortNotAllocated", ACTION, note));
      }
    }
  }

  private static void keep(int port, BitSet rebuilt, Map<Integer, Integer> leaksAfter) {
    int left = leaksAfter.getOrDefault(port, ROUNDS_OF_GRACE - 1);
    if (left > 0) {
      leaksAfter.put(port, left - 1);
      rebuilt.set(port);
    } else {
      leaksAfter.remove(port);
    }
  }

  /**
   * Returns a service's ports; one that two protocols share counts once, else as often as named.
   */
  private static List<Integer> ports(MapValue spec) {
    List<Integer> ports = new ArrayList<>();
    Map<Integer, Set<String>> protocols = new HashMap<>();
    for (MapValue port : spec.list("ports").maps()) {
      int number = (int) port.integer("nodePort");
      if (number != 0) {
        Set<String> seen = protocols.computeIfAbsent(number, n -> new TreeSet<>());
        if (!seen.add(port.string("protocol")) || seen.size() == 1) {
          ports.add(number);
        }
      }
    }
    int health = (int) spec.integer("healthCheckNodePort");
    if (health != 0 && protocols.getOrDefault(health, Set.of("TCP")).contains("TCP")) {
      ports.add(health);
    }
    return ports;
  }
}
