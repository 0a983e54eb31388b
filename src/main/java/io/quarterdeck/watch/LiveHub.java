package io.quarterdeck.watch;

import io.quarterdeck.request.EventStream;
import io.quarterdeck.store.CompactedException;
import io.quarterdeck.store.FutureRevisionException;
import io.quarterdeck.watch.Subscription.Outcome;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The hub of one image: keeps the history and hands each change to its watchers. It does not read
 * the store; the image tells it what happened.
 *
 * <p>One lock guards history and registrations, so a watcher is registered and given its backlog in
 * one step. Under the lock there are only memory operations: events are filed into queues, encoded
 * later by whoever takes them out, and writers are called after the lock is released. The lock is
 * taken before a subscription's monitor, never the other way round.
 */
public final class LiveHub implements Hub {
  /** How often a watcher that allows it gets a bookmark; upstream's figure. */
  static final long BOOKMARK_EVERY_MS = 60_000;

  /** How long before its end a watch gets its last bookmark; upstream's figure. */
  static final long BOOKMARK_BEFORE_END_MS = 2_000;

  /**
   * The revision of a store that nothing was ever written to, as etcd counts. No client was ever
   * told it; one that names it gets the 410 that upstream's cache gives, which begins later.
   */
  private static final long EMPTY_STORE = 1;

  private final InstantSource clock;
  private final Timers timers;
  private final History.Bounds bounds;
  private final WatchObserver observer;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Subscriptions> watchers = new HashMap<>(); // by directory
  private History history; // guarded by lock, as all below
  private long revision;
  private int count;

  LiveHub(InstantSource clock, Timers timers, History.Bounds bounds, WatchObserver observer) {
    this.clock = clock;
    this.timers = timers;
    this.bounds = bounds;
    this.observer = observer;
    this.history = new History(bounds, TreeSnapshot.of(0, List.of()));
  }

  /** Makes a hub with the usual bounds. */
  public LiveHub(InstantSource clock, Timers timers, WatchObserver observer) {
    this(clock, timers, History.Bounds.USUAL, observer);
  }

  @Override
  public EventStream subscribe(Selection selection, Start start, Frames frames, long timeoutMs) {
    List<CachedObject> initial = List.of();
    long after = start.revision();
    if (start.initial()) {
      Snapshot snapshot = start.snapshot().orElseThrow();
      initial = snapshot.list(selection, "", 0).objects();
      after = snapshot.revision();
    }
    long deadlineMs = clock.millis() + timeoutMs;
    Subscription subscription =
        new Subscription(this, selection, start, initial, after, frames, deadlineMs);
    List<ObjectChange> missed = register(subscription, after, start.initial());
    subscription.backlog(missed.stream().filter(c -> concerns(c, selection)).toList());
    schedule(subscription);
    return subscription;
  }

  private static boolean concerns(ObjectChange change, Selection selection) {
    CachedObject before = change.before();
    CachedObject after = change.after();
    return after != null && selection.matches(after) || before != null && selection.matches(before);
  }

  private List<ObjectChange> register(Subscription subscription, long after, boolean initial) {
    String directory = subscription.selection().kind().directory();
    lock.lock();
    try {
      if (!initial && after <= EMPTY_STORE && revision > EMPTY_STORE) {
        throw new CompactedException(revision);
      }
      List<ObjectChange> missed = history.changesAfter(directory, after);
      watchers.computeIfAbsent(directory, d -> new Subscriptions()).add(subscription);
      count++;
      return missed;
    } finally {
      lock.unlock();
    }
  }

  void remove(Subscription subscription) {
    lock.lock();
    try {
      Subscriptions ofKind = watchers.get(subscription.selection().kind().directory());
      if (ofKind != null && ofKind.remove(subscription)) {
        count--;
      }
    } finally {
      lock.unlock();
    }
  }

  private void schedule(Subscription subscription) {
    long now = clock.millis();
    long lastBookmark = subscription.deadlineMs() - BOOKMARK_BEFORE_END_MS;
    boolean bookmark = subscription.takesBookmarks() && lastBookmark > now;
    long next =
        bookmark ? Math.min(now + BOOKMARK_EVERY_MS, lastBookmark) : subscription.deadlineMs();
    long delayMs = Math.max(0, next - now);
    subscription.alarm(timers.after(delayMs, () -> ring(subscription)));
  }

  /** The subscription's alarm goes off: it is due for a bookmark or at its end. */
  private void ring(Subscription subscription) {
    if (clock.millis() >= subscription.deadlineMs()) {
      remove(subscription);
      signal(subscription, subscription.end(null));
      return;
    }
    Outcome outcome;
    lock.lock(); // every event up to the revision is in the queue already
    try {
      outcome = subscription.offerBookmark(revision);
    } finally {
      lock.unlock();
    }
    signal(subscription, outcome);
    schedule(subscription);
  }

  private static void signal(Subscription subscription, Outcome outcome) {
    if (outcome != Outcome.QUEUED) {
      subscription.signal();
    }
  }

  /**
   * Records a step and hands its changes to their watchers.
   *
   * @return those whose writers have to be called, by {@link Subscription#signal}, under no lock
   */
  List<Subscription> publish(Step step) {
    List<Subscription> awake = new ArrayList<>();
    lock.lock();
    try {
      history.append(step, clock.millis());
      revision = step.revision();
      step.changes().forEach(change -> dispatch(change, awake));
    } finally {
      lock.unlock();
    }
    return awake;
  }

  private void dispatch(ObjectChange change, List<Subscription> awake) {
    Subscriptions ofKind = watchers.get(change.directory());
    if (ofKind == null) {
      return;
    }
    Dispatch dispatch = new Dispatch(change, awake);
    ofKind.forEachCandidate(change, dispatch::offer);
    observer.dispatched(change.object().kind(), dispatch.offered);
    for (Subscription subscription : dispatch.dropped) {
      ofKind.remove(subscription);
      count--;
      observer.terminated(subscription.selection().kind());
    }
  }

  /** One change being put into the queues of its watchers. */
  private static final class Dispatch {
    private final Fanout fanout;
    private final List<Subscription> awake;
    private final List<Subscription> dropped = new ArrayList<>(0);
    private int offered;

    Dispatch(ObjectChange change, List<Subscription> awake) {
      this.fanout = new Fanout(change);
      this.awake = awake;
    }

    void offer(Subscription subscription) {
      Delivery.OfObject event = fanout.to(subscription.selection());
      if (event == null) {
        return;
      }
      offered++;
      Outcome outcome = subscription.offer(fanout.change().revision(), event);
      if (outcome != Outcome.QUEUED) {
        awake.add(subscription);
      }
      if (outcome == Outcome.DROPPED) {
        dropped.add(subscription);
      }
    }
  }

  /** Says that nothing else happened up to {@code reached}. */
  void progress(long reached) {
    lock.lock();
    try {
      revision = Math.max(revision, reached);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns the state at {@code wanted}, which the image has reached.
   *
   * @throws io.quarterdeck.store.CompactedException if it is not kept any more
   * @throws FutureRevisionException if it is being caught up with after a load
   */
  TreeSnapshot stateAt(long wanted) {
    lock.lock();
    try {
      if (wanted > revision) {
        throw new FutureRevisionException(revision);
      }
      return history.stateAt(wanted);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Begins anew at {@code snapshot}: nothing before it is known, and what happened in between never
   * will be, so all watches end.
   *
   * @return those whose writers have to be called
   */
  List<Subscription> restart(TreeSnapshot snapshot) {
    List<Subscription> ended = new ArrayList<>();
    lock.lock();
    try {
      history = new History(bounds, snapshot);
      revision = snapshot.revision();
      watchers.values().forEach(ofKind -> ofKind.forEach(ended::add));
      watchers.clear();
      count = 0;
    } finally {
      lock.unlock();
    }
    return ended.stream().filter(ending -> ending.end(null) != Outcome.QUEUED).toList();
  }

  /**
   * Begins anew for one kind, which is known from {@code from} on; its watches end.
   *
   * @return those whose writers have to be called
   */
  List<Subscription> restartKind(String directory, long from) {
    List<Subscription> ended = new ArrayList<>();
    lock.lock();
    try {
      history.startKind(directory, from);
      Subscriptions ofKind = watchers.remove(directory);
      if (ofKind != null) {
        ofKind.forEach(ended::add);
        count -= ended.size();
      }
    } finally {
      lock.unlock();
    }
    return ended.stream().filter(ending -> ending.end(null) != Outcome.QUEUED).toList();
  }

  /** Returns how many watches are running. */
  public int watchers() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }
}
