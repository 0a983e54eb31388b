package io.quarterdeck.watch;

import io.quarterdeck.store.StoreException;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Those who wait for the image to reach a revision. Waking costs those who are due only. */
final class Waiters {
  private record Waiter(long revision, long id, CompletableFuture<Boolean> due) {}

  private final AtomicLong ids = new AtomicLong();
  private final ConcurrentSkipListSet<Waiter> waiting =
      new ConcurrentSkipListSet<>(
          Comparator.comparingLong(Waiter::revision).thenComparingLong(Waiter::id));

  /** Wakes those who wait for {@code revision} or an earlier one. */
  void reached(long revision) {
    for (Waiter waiter : waiting) {
      if (waiter.revision > revision) {
        return;
      }
      waiting.remove(waiter);
      waiter.due.complete(true);
    }
  }

  /** A place in the queue; taken before the caller looks once more whether it has to wait. */
  Ticket take(long revision) {
    Waiter waiter = new Waiter(revision, ids.incrementAndGet(), new CompletableFuture<>());
    waiting.add(waiter);
    return new Ticket(waiter);
  }

  final class Ticket implements AutoCloseable {
    private final Waiter waiter;

    private Ticket(Waiter waiter) {
      this.waiter = waiter;
    }

    /** Returns whether the revision was reached within {@code ms}. */
    boolean await(long ms) {
      try {
        return waiter.due.get(ms, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StoreException("interrupted while waiting for a revision", e);
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {
      waiting.remove(waiter);
    }
  }
}
