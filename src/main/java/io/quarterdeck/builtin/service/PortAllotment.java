package io.quarterdeck.builtin.service;

import io.quarterdeck.builtin.core.ServiceTypes;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.object.Value;
import io.quarterdeck.status.Failures;
import io.quarterdeck.status.FieldErrors;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * The ports of nodes that one write of a service takes, given the ports that are taken. Of a dry
 * run less is refused, and what is not asked for is made up, as upstream does.
 */
final class PortAllotment {
  private static final Path PORTS = Path.of("spec", "ports");
  private static final int FIRST_OF_DRY_RUN = 32769;

  private final String name;
  private final boolean dryRun;
  private final PortPool pool;
  private final BitSet taken;
  private final RandomGenerator random;
  private final TreeSet<Integer> given = new TreeSet<>();

  /**
   * @param taken gets what is given
   */
  PortAllotment(String name, boolean dryRun, PortPool pool, BitSet taken, RandomGenerator random) {
    this.name = name;
    this.dryRun = dryRun;
    this.pool = pool;
    this.taken = taken;
    this.random = random;
  }

  /** Returns what was given. */
  Set<Integer> given() {
    return given;
  }

  /** Returns the spec with what it needs more than {@code old}, which is empty for a new one. */
  MapValue fill(MapValue spec, MapValue old) {
    MapValue filled = old.isEmpty() ? withPorts(spec) : withMorePorts(spec, old);
    return withHealthCheck(filled, old);
  }

  private MapValue withPorts(MapValue spec) {
    if (!ServiceTypes.needsNodePorts(spec)) {
      return spec;
    }
    ListValue all = spec.list("ports");
    Map<Long, Integer> byPort = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      MapValue port = all.map(i);
      int own = (int) port.integer("nodePort");
      if (own == 0 && !isAllocating(spec)) {
        continue;
      }
      long number = port.integer("port");
      Integer shared = byPort.get(number);
      if (shared == null) {
        int asked = asked(all, number);
        int got = asked == 0 ? next() : take(asked, i);
        byPort.put(number, got);
        all = all.with(i, port.with("nodePort", got));
      } else if (own == 0) {
        all = all.with(i, port.with("nodePort", shared));
      } else if (own != shared) {
        take(own, i);
      }
    }
    return all == spec.list("ports") ? spec : spec.with("ports", all);
  }

  /** Returns the port of the node that is asked for a port, for any protocol; 0 if none is. */
  private static int asked(ListValue ports, long number) {
    for (MapValue port : ports.maps()) {
      if (port.integer("port") == number && port.integer("nodePort") != 0) {
        return (int) port.integer("nodePort");
      }
    }
    return 0;
  }

  private MapValue withMorePorts(MapValue spec, MapValue old) {
    if (!ServiceTypes.needsNodePorts(spec)) {
      return spec;
    }
    Set<Integer> before = nodePorts(old);
    Set<String> seen = new HashSet<>();
    ListValue all = spec.list("ports");
    for (int i = 0; i < all.size(); i++) {
      MapValue port = all.map(i);
      int own = (int) port.integer("nodePort");
      if (own == 0 && !isAllocating(spec)) {
        continue;
      }
      if (own == 0) {
        own = next();
        all = all.with(i, port.with("nodePort", own));
      } else if (!before.contains(own) && !given.contains(own)) {
        take(own, i);
      }
      String pair = port.string("protocol") + " " + own;
      if (!seen.add(pair)) {
        throw Failures.plain500("duplicate nodePort: {" + pair + "}");
      }
    }
    return all == spec.list("ports") ? spec : spec.with("ports", all);
  }

  /** Adds a port for health checks, if load balancers need one now. */
  private MapValue withHealthCheck(MapValue spec, MapValue old) {
    if (!ServiceTypes.needsHealthCheck(spec) || ServiceTypes.needsHealthCheck(old)) {
      return spec;
    }
    int own = (int) spec.integer("healthCheckNodePort");
    if (own == 0) {
      return spec.with("healthCheckNodePort", next());
    }
    Optional<String> refused = refused(own);
    if (refused.isPresent()) {
      throw Failures.internal(
          "failed to allocate requested HealthCheck NodePort " + own + ": " + refused.get());
    }
    give(own);
    return spec;
  }

  /** Returns the ports of nodes that a service has, that for health checks aside. */
  static Set<Integer> nodePorts(MapValue spec) {
    Set<Integer> found = new HashSet<>();
    for (MapValue port : spec.list("ports").maps()) {
      if (port.integer("nodePort") != 0) {
        found.add((int) port.integer("nodePort"));
      }
    }
    return found;
  }

  /** Returns all ports of nodes that a service has. */
  static Set<Integer> all(MapValue spec) {
    Set<Integer> found = nodePorts(spec);
    if (spec.integer("healthCheckNodePort") != 0) {
      found.add((int) spec.integer("healthCheckNodePort"));
    }
    return found;
  }

  private static boolean isAllocating(MapValue spec) {
    return !ServiceTypes.isLoadBalancer(spec)
        || spec.find("allocateLoadBalancerNodePorts") == null
        || spec.bool("allocateLoadBalancerNodePorts");
  }

  private int take(int port, int index) {
    Optional<String> refused = refused(port);
    if (refused.isPresent()) {
      FieldErrors errors = new FieldErrors();
      errors.invalid(PORTS.index(index).child("nodePort"), Value.of(port), refused.get());
      throw Failures.invalid("", "Service", name, errors);
    }
    return give(port);
  }

  /** A dry run may name a port outside the range. */
  private Optional<String> refused(int port) {
    if (!dryRun && !pool.contains(port)) {
      return Optional.of(
          "provided port is not in the valid range. The range of valid ports is " + pool);
    }
    return taken.get(port) ? Optional.of("provided port is already allocated") : Optional.empty();
  }

  private int next() {
    if (dryRun) {
      return give(given.isEmpty() ? FIRST_OF_DRY_RUN : given.last() + 1);
    }
    return give(
        pool.next(taken, random)
            .orElseThrow(() -> Failures.internal("failed to allocate a nodePort: range is full")));
  }

  private int give(int port) {
    taken.set(port);
    given.add(port);
    return port;
  }
}
