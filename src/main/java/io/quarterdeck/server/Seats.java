package io.quarterdeck.server;

import io.quarterdeck.request.ApiRequest;
import io.quarterdeck.request.Verb;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * How many requests are worked on at a time ({@code --max-requests-inflight} for reads, {@code
 * --max-mutating-requests-inflight} for the rest), so that a flood is refused rather than stalls
 * all. Long-running requests need no seat, and administrators always find one. It does not queue
 * and knows no priorities.
 */
final class Seats {
  private static final Set<Verb> READS = Set.of(Verb.GET, Verb.LIST, Verb.WATCH);
  private static final Set<String> READING_METHODS = Set.of("GET", "HEAD", "OPTIONS");
  private static final String ADMINISTRATORS = "system:masters";

  private final Semaphore reading;
  private final Semaphore changing;

  /**
   * @param reading how many reads; 0 for no limit
   * @param changing how many other requests; 0 for no limit
   */
  Seats(long reading, long changing) {
    this.reading = semaphore(reading);
    this.changing = semaphore(changing);
  }

  static Seats of(Config config) {
    return new Seats(
        config.number("max-requests-inflight"), config.number("max-mutating-requests-inflight"));
  }

  private static Semaphore semaphore(long seats) {
    if (seats < 0 || seats > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("--max-requests-inflight can not be negative value");
    }
    return new Semaphore(seats == 0 ? Integer.MAX_VALUE : (int) seats);
  }

  /** Takes a seat; the lease says whether there was one, and gives it back when it is closed. */
  Lease take(ApiRequest request) {
    if (Envelope.isLongRunning(request)) {
      return Lease.NOT_NEEDED;
    }
    boolean reads =
        READS.contains(request.verb())
            || request.verb() == Verb.OTHER && READING_METHODS.contains(request.method());
    Semaphore seats = reads ? reading : changing;
    if (seats.tryAcquire()) {
      return new Lease(true, seats::release);
    }
    return request.user().groups().contains(ADMINISTRATORS) ? Lease.NOT_NEEDED : Lease.REFUSED;
  }

  /** A seat, or none. */
  record Lease(boolean granted, Runnable release) implements AutoCloseable {
    static final Lease NOT_NEEDED = new Lease(true, () -> {});
    static final Lease REFUSED = new Lease(false, () -> {});

    @Override
    public void close() {
      release.run();
    }
  }
}
