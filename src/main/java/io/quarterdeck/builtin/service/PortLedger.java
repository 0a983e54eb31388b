package io.quarterdeck.builtin.service;

import io.quarterdeck.status.Failures;
import io.quarterdeck.store.Entry;
import io.quarterdeck.store.Store;
import io.quarterdeck.store.WriteResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * Which ports of nodes are taken, in one record that all servers of the cluster share. A change is
 * a compare-and-swap of the record; changes that come at the same time are swapped in together, by
 * one thread, so that they do not race each other. Does not know services.
 */
public final class PortLedger {
  private static final String KEY = "ranges/servicenodeports";
  private static final int MOST_ATTEMPTS = 100; // every one means that another server was faster

  private final Store store;
  private final PortPool pool;
  private final Object lock = new Object(); // guards the next two; no I/O under it
  private List<Task<?>> waiting = new ArrayList<>(); // no more than there are requests
  private boolean working;
  private volatile Known known = Known.NOTHING; // written by the one who works

  /**
   * @param range {@code low-high}
   */
  public PortLedger(Store store, String range) {
    this.store = store;
    this.pool = PortPool.parse(range);
  }

  PortPool pool() {
    return pool;
  }

  /** Returns the range as {@code low-high}. */
  public String range() {
    return pool.toString();
  }

  public boolean contains(int port) {
    return pool.contains(port);
  }

  /** What was last seen in the store, and with what revision; 0 if there was no record. */
  private record Known(Optional<PortRecord> record, long revision) {
    static final Known NOTHING = new Known(Optional.empty(), 0);

    static Known of(Optional<Entry> entry) {
      return new Known(
          entry.map(e -> PortRecord.parse(e.value())), entry.map(Entry::modRevision).orElse(0L));
    }
  }

  /** A change that waits, and its outcome. */
  private static final class Task<T> {
    final Function<BitSet, T> change;
    final CompletableFuture<T> done = new CompletableFuture<>();
    Runnable outcome = () -> {};

    Task(Function<BitSet, T> change) {
      this.change = change;
    }

    /** Returns the ports after the change, or as they were if it refuses. */
    BitSet apply(BitSet before) {
      BitSet after = (BitSet) before.clone();
      try {
        T result = change.apply(after);
        outcome = () -> done.complete(result);
        return after;
      } catch (RuntimeException refusal) {
        outcome = () -> done.completeExceptionally(refusal);
        return before;
      }
    }
  }

  /**
   * Changes which ports are taken.
   *
   * @param change gets the ports, by number, and changes them; it may be called again, with others,
   *     and refuses by throwing
   * @return what {@code change} returned when it took place
   * @throws io.quarterdeck.store.StoreException if the store fails; after a timeout the change may
   *     have taken place
   */
  public <T> T change(Function<BitSet, T> change) {
    Task<T> task = new Task<>(change);
    boolean begins;
    synchronized (lock) {
      waiting.add(task);
      begins = !working;
      working = true;
    }
    if (begins) {
      Thread.ofVirtual().name("port-ledger").start(this::work);
    }
    try {
      return task.done.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Returns the ports that are taken now. */
  BitSet taken() {
    return record(read()).taken();
  }

  /** Takes ports out of the record; those that are not in it are no matter. */
  void release(Iterable<Integer> ports) {
    change(
        taken -> {
          ports.forEach(taken::clear);
          return taken;
        });
  }

  private void work() {
    while (true) {
      List<Task<?>> batch;
      synchronized (lock) {
        if (waiting.isEmpty()) {
          working = false;
          return;
        }
        batch = waiting;
        waiting = new ArrayList<>();
      }
      try {
        settle(batch);
      } catch (RuntimeException e) {
        known = Known.NOTHING;
        batch.forEach(task -> task.done.completeExceptionally(e));
      }
    }
  }

  private void settle(List<Task<?>> batch) {
    boolean fresh = known.revision() == 0;
    Known now = fresh ? read() : known;
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      BitSet before = record(now).taken();
      BitSet after = before;
      for (Task<?> task : batch) {
        after = task.apply(after);
      }
      if (after.equals(before)) {
        if (fresh) {
          known = now;
          batch.forEach(task -> task.outcome.run());
          return;
        }
        now = read(); // what refuses may be behind
        fresh = true;
        continue;
      }
      PortRecord next = new PortRecord(pool, after);
      switch (store.put(KEY, next.write(), now.revision(), Duration.ZERO)) {
        case WriteResult.Committed done -> {
          known = new Known(Optional.of(next), done.revision());
          batch.forEach(task -> task.outcome.run());
          return;
        }
        case WriteResult.Conflict conflict -> {
          now = Known.of(conflict.current());
          fresh = true;
        }
      }
    }
    throw Failures.timeout("request did not complete within requested timeout", 0);
  }

  private Known read() {
    return Known.of(store.get(KEY));
  }

  /** Returns the record, which repair makes when a server starts and when the range is another. */
  private PortRecord record(Known now) {
    PortRecord record =
        now.record()
            .orElseThrow(
                () ->
                    Failures.plain500(
                        "cannot allocate resources of type servicenodeportallocations at this"
                            + " time"));
    if (!record.pool().equals(pool)) {
      throw Failures.plain500("the provided port range does not match the current port range");
    }
    return record;
  }

  /**
   * Replaces the record by one that {@code repair} makes of the old one's ports (none if there is
   * no record, all of them even if the range was another).
   *
   * @return false if another server was faster
   */
  public boolean rebuild(Function<BitSet, BitSet> repair) {
    Known now = read();
    BitSet before = now.record().map(PortRecord::taken).orElse(new BitSet());
    PortRecord next = new PortRecord(pool, repair.apply((BitSet) before.clone()));
    boolean same = now.record().filter(next::equals).isPresent();
    return same
        || store.put(KEY, next.write(), now.revision(), Duration.ZERO)
            instanceof WriteResult.Committed;
  }
}
