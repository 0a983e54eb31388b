package io.quarterdeck.store;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * A store between a test and a real store, which does what networks and disks do: it loses and
 * delays calls and answers, lets answers overtake each other, and cuts watches. What it lets
 * through is right: it never changes data.
 */
public final class FaultyStore implements Store {
  /** An answer that waits to be overtaken goes out after this if no other write comes. */
  private static final long OVERTAKE_LIMIT_MS = 100;

  private final Store store;
  private final RandomGenerator random;
  private final Set<CuttableWatch> watches = ConcurrentHashMap.newKeySet();

  /** Guards {@link #answers}. */
  private final ReentrantLock answering = new ReentrantLock();

  private final Condition answered = answering.newCondition();
  private long answers;
  private volatile Faults faults = Faults.NONE;

  /**
   * Makes a store without faults.
   *
   * @param random decides what goes wrong; seed it to see the same again
   */
  public FaultyStore(Store store, RandomGenerator random) {
    this.store = store;
    this.random = random;
  }

  /** Sets what goes wrong from now on. */
  public void set(Faults newFaults) {
    faults = newFaults;
  }

  /** Ends every watch, as when its history is gone or its server is. */
  public void cutWatches() {
    watches.forEach(CuttableWatch::cut);
  }

  private boolean happens(double probability) {
    return probability > 0 && random.nextDouble() < probability;
  }

  private <T> T read(Supplier<T> read) {
    before();
    return read.get();
  }

  private void before() {
    Faults now = faults;
    if (happens(now.delayed())) {
      pause(random.nextLong(now.maxDelay().toNanos() + 1));
    }
    if (happens(now.lost())) {
      throw timeout("the call was lost");
    }
  }

  private WriteResult write(Supplier<WriteResult> write) {
    before();
    WriteResult result = write.get();
    if (happens(faults.unanswered())) {
      throw timeout("the answer was lost");
    }
    answer(happens(faults.overtaken()));
    return result;
  }

  private void answer(boolean wait) {
    answering.lock();
    try {
      long mine = answers;
      long leftNs = TimeUnit.MILLISECONDS.toNanos(OVERTAKE_LIMIT_MS);
      while (wait && answers == mine && leftNs > 0) {
        leftNs = answered.awaitNanos(leftNs);
      }
      answers++;
      answered.signalAll();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      answering.unlock();
    }
  }

  private static void pause(long ns) {
    try {
      TimeUnit.NANOSECONDS.sleep(ns);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static StoreTimeoutException timeout(String why) {
    return new StoreTimeoutException(why, new InterruptedException(why));
  }

  @Override
  public Optional<Entry> get(String key) {
    return read(() -> store.get(key));
  }

  @Override
  public Page list(String prefix, String after, int limit, long revision) {
    return read(() -> store.list(prefix, after, limit, revision));
  }

  @Override
  public long revision() {
    return read(store::revision);
  }

  @Override
  public WriteResult put(String key, byte[] value, long expectedRevision, Duration ttl) {
    return write(() -> store.put(key, value, expectedRevision, ttl));
  }

  @Override
  public WriteResult delete(String key, long expectedRevision) {
    return write(() -> store.delete(key, expectedRevision));
  }

  @Override
  public Watch watch(String prefix, long afterRevision, WatchListener listener) {
    CuttableWatch watch = new CuttableWatch(listener);
    watch.follow(store.watch(prefix, afterRevision, watch));
    watches.add(watch);
    return watch;
  }

  @Override
  public void compact(long revision) {
    before();
    store.compact(revision);
  }

  @Override
  public long compactedRevision() {
    return store.compactedRevision();
  }

  @Override
  public void checkHealth() {
    before();
    store.checkHealth();
  }

  @Override
  public void close() {
    store.close();
  }

  /** Stands between the store's watch and its listener. */
  private final class CuttableWatch implements Watch, WatchListener {
    private final WatchListener listener;

    /** One call at a time reaches the listener, and none after the end. */
    private final ReentrantLock calling = new ReentrantLock();

    private Optional<Watch> watch = Optional.empty();
    private boolean over;

    private CuttableWatch(WatchListener listener) {
      this.listener = listener;
    }

    private void follow(Watch followed) {
      calling.lock();
      try {
        watch = Optional.of(followed);
      } finally {
        calling.unlock();
      }
    }

    private void call(boolean last, Runnable call) {
      Faults now = faults;
      if (happens(now.delayed())) {
        pause(random.nextLong(now.maxDelay().toNanos() + 1));
      }
      calling.lock();
      try {
        if (!over) {
          over = last;
          call.run();
        }
      } finally {
        calling.unlock();
      }
      if (last) {
        watches.remove(this);
      }
    }

    private void cut() {
      call(true, () -> listener.onEnd(new StoreException("the watch was cut")));
      watch.ifPresent(Watch::close);
    }

    @Override
    public void onChanges(List<Change> changes) {
      call(false, () -> listener.onChanges(changes));
    }

    @Override
    public void onProgress(long revision) {
      call(false, () -> listener.onProgress(revision));
    }

    @Override
    public void onEnd(StoreException cause) {
      call(true, () -> listener.onEnd(cause));
    }

    @Override
    public void close() {
      call(true, () -> {});
      watch.ifPresent(Watch::close);
    }
  }
}
