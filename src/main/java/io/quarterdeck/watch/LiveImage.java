package io.quarterdeck.watch;

import io.quarterdeck.resource.StoredKind;
import io.quarterdeck.status.Failures;
import io.quarterdeck.store.Change;
import io.quarterdeck.store.CompactedException;
import io.quarterdeck.store.Entry;
import io.quarterdeck.store.FutureRevisionException;
import io.quarterdeck.store.Store;
import io.quarterdeck.store.StoreException;
import io.quarterdeck.watch.Directories.Place;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The image of one store: applies what the store's watch tells, one revision after another, and
 * answers reads from the snapshots that this makes. {@link ImageFeed} reads the store for it;
 * {@link LiveHub} keeps the history and tells the watchers.
 *
 * <p>{@code lock} orders everything that changes the state; under it there is decoding and building
 * of trees, but no I/O and no call into a watcher's writer. Readers take no lock: they read {@code
 * newest}.
 */
public final class LiveImage implements Image {
  private static final Logger LOG = System.getLogger(LiveImage.class.getName());

  /** How long a read waits for the image; upstream's figure for its cache. */
  static final long FRESHNESS_LIMIT_MS = 3_000;

  /** How long a reader waits before it asks the store to tell its progress; upstream's figure. */
  private static final long PROGRESS_MS = 100;

  /** The most objects that writers have handed over and that the watch has not brought yet. */
  private static final int MOST_HANDED_OVER = 1024;

  /** The most changes kept while a kind is being loaded; if more come, it is loaded again. */
  private static final int MOST_HELD = 100_000;

  private final Ingest ingest;
  private final LiveHub hub;
  private final FreshRevision freshRevision;
  private final ImageFeed feed;
  private final Waiters waiters = new Waiters();
  private final Map<Long, CachedObject> handedOver = new ConcurrentHashMap<>(); // by revision
  private final AtomicLong damaged = new AtomicLong();

  private final ReentrantLock lock = new ReentrantLock();
  private final Directories directories;
  private final Map<String, List<Change>> held = new HashMap<>(); // of kinds being loaded; by lock
  private long generation; // which watch of the store counts; guarded by lock
  private volatile @Nullable TreeSnapshot newest; // written under lock

  /**
   * Makes an image that is empty until {@link #start}.
   *
   * @param prefix what all keys begin with, such as {@code /registry/}
   * @param kinds the kinds to hold; more can come later
   */
  public LiveImage(
      Store store, String prefix, Collection<StoredKind> kinds, Ingest ingest, LiveHub hub) {
    this.ingest = ingest;
    this.hub = hub;
    this.freshRevision = new FreshRevision(store::revision);
    this.directories = new Directories(prefix, kinds);
    this.feed = new ImageFeed(store, directories, this);
  }

  /** Begins to load and follow the store, in the background. */
  public void start() {
    feed.start();
  }

  /** Tells whether everything has been loaded once. */
  public boolean isReady() {
    return newest != null;
  }

  /** Stops following the store. */
  public void close() {
    feed.close();
  }

  @Override
  public Snapshot newest() {
    TreeSnapshot snapshot = newest;
    if (snapshot == null) {
      throw Failures.tooManyRequests("storage is (re)initializing", 1);
    }
    return snapshot;
  }

  @Override
  public Snapshot fresh() {
    long known = newest().revision();
    long asked = freshRevision.get();
    if (asked < known) {
      LOG.log(Level.WARNING, "the store went back from {0} to {1}: reloading", known, asked);
      feed.reload();
    }
    return reach(asked, FRESHNESS_LIMIT_MS)
        .orElseThrow(
            () -> new StoreException("the image did not reach revision " + asked + " in time"));
  }

  @Override
  public Snapshot atLeast(long revision) {
    return reach(revision, FRESHNESS_LIMIT_MS)
        .orElseThrow(() -> new FutureRevisionException(newest().revision()));
  }

  @Override
  public Optional<Snapshot> exactly(long revision) {
    long reached = newest().revision();
    if (revision > reached) {
      throw new FutureRevisionException(reached);
    }
    try {
      return Optional.of(hub.stateAt(revision));
    } catch (CompactedException e) {
      return Optional.empty();
    }
  }

  @Override
  public void await(long revision) {
    if (reach(revision, FRESHNESS_LIMIT_MS).isEmpty()) {
      throw new StoreException("the image did not reach revision " + revision + " in time");
    }
  }

  private Optional<Snapshot> reach(long revision, long limitMs) {
    Snapshot snapshot = newest();
    if (snapshot.revision() >= revision) {
      return Optional.of(snapshot);
    }
    try (Waiters.Ticket ticket = waiters.take(revision)) {
      for (long waitedMs = 0; waitedMs < limitMs; waitedMs += PROGRESS_MS) {
        if (newest().revision() >= revision || ticket.await(PROGRESS_MS)) {
          return Optional.of(newest());
        }
        feed.requestProgress();
      }
    }
    return Optional.empty();
  }

  @Override
  public void handOver(CachedObject object) {
    if (handedOver.size() < MOST_HANDED_OVER && isAhead(object.revision())) {
      handedOver.put(object.revision(), object);
      if (!isAhead(object.revision())) { // the watch was faster
        handedOver.remove(object.revision());
      }
    }
  }

  private boolean isAhead(long revision) {
    TreeSnapshot snapshot = newest;
    return snapshot != null && revision > snapshot.revision();
  }

  /** Returns how many objects could not be read since the start. */
  public long damaged() {
    return damaged.get();
  }

  /**
   * Takes in a kind that came into being after the start, with what stands in the store. Waits
   * until that is done. A kind of a directory that is held already replaces the one before; its
   * watches end.
   */
  public void addKind(StoredKind kind) {
    feed.add(kind);
  }

  /** Lets go of a kind and its objects; its watches end. */
  public void removeKind(StoredKind kind) {
    feed.remove(kind);
  }

  // What the feed tells. All of it comes from the feed's threads.

  /**
   * Begins to take in a kind: from here on its changes are held back.
   *
   * @return the revision as of which to load what is there; 0 if nothing can be there
   */
  long beginKind(StoredKind kind) {
    lock.lock();
    try {
      boolean mayHaveKeys = directories.mayHaveKeys(kind);
      directories.add(kind);
      held.put(kind.directory(), new ArrayList<>());
      return mayHaveKeys ? current().revision() : 0;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Ends what {@link #beginKind} began.
   *
   * @param loaded the kind's table as of the revision that was asked for
   * @return false if too much was held back: begin again
   */
  boolean completeKind(KindTable loaded, long asOf) {
    List<Subscription> awake;
    String directory = loaded.kind().directory();
    lock.lock();
    try {
      List<Change> changes = held.getOrDefault(directory, List.of());
      if (changes.size() > MOST_HELD) {
        return false;
      }
      TreeSnapshot state = current().with(loaded);
      for (Change change : changes) {
        Place place = directories.find(change.key());
        if (place != null && change.revision() > asOf) {
          ObjectChange applicable = changeOf(place, change, state);
          state = applicable == null ? state : applied(applicable, state);
        }
      }
      held.remove(directory);
      newest = state;
      awake = hub.restartKind(directory, state.revision());
    } finally {
      lock.unlock();
    }
    awake.forEach(Subscription::signal);
    return true;
  }

  void dropKind(StoredKind kind) {
    List<Subscription> awake;
    lock.lock();
    try {
      directories.remove(kind);
      held.remove(kind.directory());
      newest = current().without(kind.directory());
      awake = hub.restartKind(kind.directory(), current().revision());
    } finally {
      lock.unlock();
    }
    awake.forEach(Subscription::signal);
  }

  /**
   * Replaces everything.
   *
   * @return the number of the watch that will tell what happens from here on
   */
  long restart(TreeSnapshot snapshot) {
    List<Subscription> awake;
    long counting;
    lock.lock();
    try {
      awake = hub.restart(snapshot);
      newest = snapshot;
      handedOver.clear();
      counting = ++generation;
    } finally {
      lock.unlock();
    }
    awake.forEach(Subscription::signal);
    waiters.reached(snapshot.revision());
    return counting;
  }

  /** Tells whether the watch of this number is the one that counts. */
  boolean isFollowing(long watch) {
    lock.lock();
    try {
      return watch == generation;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Applies changes in order of revision, leaving out those that it has already.
   *
   * @param watch the number of the watch that tells them; one that does not count is ignored
   */
  void apply(long watch, List<Change> changes) {
    List<Subscription> awake = new ArrayList<>();
    lock.lock();
    try {
      if (watch != generation) {
        return;
      }
      int from = 0;
      while (from < changes.size()) {
        int to = endOfRevision(changes, from);
        applyRevision(changes.subList(from, to), awake);
        from = to;
      }
    } finally {
      lock.unlock();
    }
    awake.forEach(Subscription::signal);
    waiters.reached(current().revision());
  }

  private static int endOfRevision(List<Change> changes, int from) {
    int to = from + 1;
    while (to < changes.size() && changes.get(to).revision() == changes.get(from).revision()) {
      to++;
    }
    return to;
  }

  private void applyRevision(List<Change> changes, List<Subscription> awake) {
    long revision = changes.getFirst().revision();
    TreeSnapshot before = current();
    if (revision <= before.revision()) {
      return;
    }
    TreeSnapshot after = before.at(revision);
    List<ObjectChange> applied = new ArrayList<>(changes.size());
    for (Change change : changes) {
      Place place = directories.find(change.key());
      if (place == null || hold(place, change)) {
        continue;
      }
      ObjectChange applicable = changeOf(place, change, after);
      if (applicable != null) {
        after = applied(applicable, after);
        applied.add(applicable);
      }
    }
    handedOver.remove(revision);
    if (applied.isEmpty()) {
      newest = after;
      hub.progress(revision);
    } else {
      awake.addAll(hub.publish(new Step(after, applied)));
      newest = after;
    }
  }

  private boolean hold(Place place, Change change) {
    List<Change> changes = held.get(place.kind().directory());
    if (changes != null && changes.size() <= MOST_HELD) {
      changes.add(change);
    }
    return changes != null;
  }

  private @Nullable ObjectChange changeOf(Place place, Change change, TreeSnapshot state) {
    KindTable table = state.find(place.kind().directory());
    CachedObject before = table == null ? null : table.find(place.namespace(), place.name());
    byte[] value = change.value().orElse(null);
    if (value == null) {
      return before == null ? null : new ObjectChange(change.revision(), before, null);
    }
    CachedObject prepared = handedOver.get(change.revision());
    boolean fits =
        prepared != null
            && prepared.kind().equals(place.kind())
            && prepared.namespace().equals(place.namespace())
            && prepared.name().equals(place.name());
    Entry entry = new Entry(change.key(), value, change.createRevision(), change.revision());
    return new ObjectChange(change.revision(), before, fits ? prepared : read(place, entry));
  }

  private static TreeSnapshot applied(ObjectChange change, TreeSnapshot state) {
    KindTable table = state.find(change.directory());
    if (table == null) {
      return state;
    }
    CachedObject after = change.after();
    return state.with(
        after != null ? table.with(after, change.before()) : table.without(change.object()));
  }

  /** Says that everything up to {@code revision} has been applied. */
  void progress(long watch, long revision) {
    lock.lock();
    try {
      TreeSnapshot before = current();
      if (watch == generation && revision > before.revision()) {
        newest = before.at(revision);
        hub.progress(revision);
      }
    } finally {
      lock.unlock();
    }
    waiters.reached(current().revision());
  }

  private TreeSnapshot current() {
    TreeSnapshot snapshot = newest;
    if (snapshot == null) {
      throw new IllegalStateException("changes before the image was loaded");
    }
    return snapshot;
  }

  /** Reads an entry; what cannot be read becomes a broken object, and is logged once. */
  CachedObject read(Place place, Entry entry) {
    try {
      CachedObject object = ingest.ingest(place.kind(), entry);
      if (object.name().equals(place.name()) && object.namespace().equals(place.namespace())) {
        return object;
      }
      return broken(place, entry, "the object in it has another name");
    } catch (RuntimeException e) {
      return broken(place, entry, String.valueOf(e.getMessage()));
    }
  }

  private CachedObject broken(Place place, Entry entry, String damage) {
    damaged.incrementAndGet();
    LOG.log(Level.ERROR, "cannot read {0}: {1}", entry.key(), damage);
    return CachedObject.broken(
        place.kind(), place.namespace(), place.name(), entry.modRevision(), damage);
  }
}
