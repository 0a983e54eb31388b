package io.quarterdeck.store.etcd;

import io.etcd.jetcd.lease.LeaseGrantResponse;
import io.quarterdeck.store.StoreException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;

/**
 * Hands out leases for entries that shall expire. Leases are dear to etcd, so entries that come
 * within a short window share one, and live at most that much longer than asked. The numbers are
 * kube-apiserver's.
 */
final class LeasePool {
  /** The window is the smaller of a minute and */
  private static final long MAX_WINDOW_S = 60;

  /** a twentieth of the time to live. */
  private static final long WINDOW_DIVISOR = 20;

  /** Bounds what etcd deletes at once when a lease ends. */
  private static final int MAX_OBJECTS = 1000;

  private final LongFunction<CompletableFuture<LeaseGrantResponse>> grant;
  private final InstantSource clock;

  /** Guards {@link #last}; not held while etcd grants a lease. */
  private final ReentrantLock lock = new ReentrantLock();

  private Shared last = new Shared(CompletableFuture.completedFuture(0L), 0);

  /** A lease on its way or granted. */
  private static final class Shared {
    private final CompletableFuture<Long> id;
    private final long endsAtMs;
    private int objects;

    private Shared(CompletableFuture<Long> id, long endsAtMs) {
      this.id = id;
      this.endsAtMs = endsAtMs;
    }
  }

  /**
   * Makes an empty pool.
   *
   * @param grant asks etcd for a lease of so many seconds
   */
  LeasePool(LongFunction<CompletableFuture<LeaseGrantResponse>> grant, InstantSource clock) {
    this.grant = grant;
    this.clock = clock;
  }

  /** Returns the id of a lease that lasts at least {@code ttl} from now. */
  long lease(Duration ttl) {
    long seconds = Math.max(1, ttl.plusMillis(999).toSeconds());
    try {
      return shared(seconds).id.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof StoreException known
          ? known
          : EtcdFailure.exception(e.getCause());
    }
  }

  private Shared shared(long seconds) {
    long windowMs = 1000 * Math.min(MAX_WINDOW_S, seconds / WINDOW_DIVISOR);
    long neededUntilMs = clock.millis() + 1000 * seconds;
    lock.lock();
    try {
      boolean fits =
          last.endsAtMs > neededUntilMs
              && last.endsAtMs < neededUntilMs + windowMs
              && last.objects < MAX_OBJECTS
              && !last.id.isCompletedExceptionally();
      if (!fits) {
        CompletableFuture<Long> id =
            grant.apply(seconds + windowMs / 1000).thenApply(LeaseGrantResponse::getID);
        last = new Shared(id, neededUntilMs + windowMs);
      }
      last.objects++;
      return last;
    } finally {
      lock.unlock();
    }
  }

  /** Makes the next entry take a new lease: etcd has lost the last one. */
  void forget() {
    lock.lock();
    try {
      last = new Shared(CompletableFuture.completedFuture(0L), 0);
    } finally {
      lock.unlock();
    }
  }
}
