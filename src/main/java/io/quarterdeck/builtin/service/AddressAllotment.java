package io.quarterdeck.builtin.service;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.object.Value;
import io.quarterdeck.rules.Ip;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;
import io.quarterdeck.status.FieldErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The addresses that one write of a service takes. A dry run takes none, and does not say of one
 * that somebody has it, as upstream.
 */
final class AddressAllotment {
  private static final Path IPS = Path.of("spec", "clusterIPs");

  private final String namespace;
  private final String name;
  private final boolean dryRun;
  private final AddressRanges ranges;
  private final Addresses addresses;
  private final RandomGenerator random;
  private final List<Ip> taken = new ArrayList<>();

  AddressAllotment(
      String namespace,
      String name,
      boolean dryRun,
      AddressRanges ranges,
      Addresses addresses,
      RandomGenerator random) {
    this.namespace = namespace;
    this.name = name;
    this.dryRun = dryRun;
    this.ranges = ranges;
    this.addresses = addresses;
    this.random = random;
  }

  /** Gives back what was taken. */
  void release() {
    taken.forEach(address -> addresses.release(address, namespace, name));
  }

  /** Returns the spec with an address for each of its families, from the family at {@code from}. */
  MapValue fill(MapValue spec, int from) {
    ListValue families = spec.list("ipFamilies");
    ListValue ips = spec.list("clusterIPs");
    for (int i = from; i < families.size(); i++) {
      if (i < ips.size() && !ips.string(i).isEmpty()) {
        take(ips.string(i), ips);
      } else {
        Value address = Value.of(next(families.string(i)).toString());
        ips = i < ips.size() ? ips.with(i, address) : ips.plus(address);
      }
    }
    return ips.isEmpty()
        ? spec
        : spec.with("clusterIP", Value.of(ips.string(0))).with("clusterIPs", ips);
  }

  private void take(String text, ListValue all) {
    Ip address = Ip.parse(text).orElseThrow();
    Optional<String> refused = refused(address);
    if (refused.isPresent()) {
      FieldErrors errors = new FieldErrors();
      errors.invalid(IPS, all, "failed to allocate IP " + text + ": " + refused.get());
      throw Failures.invalid("", "Service", name, errors);
    }
  }

  private Optional<String> refused(Ip address) {
    Optional<AddressPool> pool = ranges.with(address);
    if (pool.isEmpty()) {
      return Optional.of("the provided network does not match the current range");
    }
    if (pool.get().broadcastsBy(address)) {
      return Optional.of(
          "the provided IP ("
              + address
              + ") is not in the valid range. The range of valid IPs is "
              + pool.get());
    }
    try {
      return dryRun || takes(address)
          ? Optional.empty()
          : Optional.of("provided IP is already allocated");
    } catch (ApiException e) {
      return Optional.of(e.status().message());
    }
  }

  private Ip next(String family) {
    for (AddressPool pool : ranges.of(family)) {
      if (dryRun) {
        return pool.network();
      }
      Optional<Ip> address = next(pool);
      if (address.isPresent()) {
        return address.get();
      }
    }
    throw failed("range is full");
  }

  private Optional<Ip> next(AddressPool pool) {
    try {
      return pool.next(ip -> !addresses.isTaken(ip) && takes(ip), random);
    } catch (ApiException e) {
      throw failed(e.status().message());
    }
  }

  private ApiException failed(String why) {
    return Failures.internal("failed to allocate a serviceIP for Service \"" + name + "\": " + why);
  }

  private boolean takes(Ip address) {
    boolean taking = addresses.take(address, namespace, name);
    if (taking) {
      taken.add(address);
    }
    return taking;
  }
}
