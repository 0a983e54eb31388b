package io.quarterdeck.builtin.service;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * What has been handed out to services that the cluster's image may not show yet. Each is kept for
 * a short while only: then the service is in the image, or its creation has failed.
 */
final class Reserved<T> {
  private static final long KEEP_NANOS = 5_000_000_000L;

  private record Hold(String owner, long until) {}

  private final Map<T, Hold> holds = new HashMap<>();
  private final LongSupplier nanos;

  Reserved(LongSupplier nanos) {
    this.nanos = nanos;
  }

  void hold(T item, String owner) {
    holds.put(item, new Hold(owner, nanos.getAsLong() + KEEP_NANOS));
  }

  /** Adds what others hold to what the image shows, and forgets what it shows by now. */
  void addTo(Set<T> taken, String owner) {
    long now = nanos.getAsLong();
    holds.entrySet().removeIf(e -> taken.contains(e.getKey()) || e.getValue().until() - now < 0);
    holds.forEach(
        (item, hold) -> {
          if (!hold.owner().equals(owner)) {
            taken.add(item);
          }
        });
  }
}
