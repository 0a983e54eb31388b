package io.quarterdeck.watch;

import io.quarterdeck.resource.StoredKind;
import io.quarterdeck.store.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What the image holds now, and how that changes: applies what the feed tells, one revision after
 * another, to snapshots, and passes each step on to the hub.
 *
 * <p>{@code lock} orders all changes. Under it objects are decoded and trees built, and the hub's
 * lock is taken; there is no I/O and no call into a watcher's writer. Readers take no lock.
 *
 * <p>After a load that began in the past (see {@link ImageFeed}) the state runs behind what readers
 * have seen until it has caught up; only then does it become readable, so nobody is served back in
 * time.
 */
final class ImageState {
  /** The most changes kept while a kind is being loaded; if more come, it is loaded again. */
  private static final int MOST_HELD = 100_000;

  private final Directories directories;
  private final EntryReader reader;
  private final LiveHub hub;
  private final WatchObserver observer;
  private final Waiters waiters = new Waiters();

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, List<Change>> held = new HashMap<>(); // by directory; by lock
  private long generation; // which watch of the store counts; guarded by lock
  private long readableAt; // readers see the state from this revision on; guarded by lock
  private TreeSnapshot current = TreeSnapshot.of(0, List.of()); // guarded by lock
  private volatile @Nullable TreeSnapshot readable; // written under lock

  ImageState(Directories directories, EntryReader reader, LiveHub hub, WatchObserver observer) {
    this.directories = directories;
    this.reader = reader;
    this.hub = hub;
    this.observer = observer;
  }

  /** Returns the newest state that readers may see; Java's null before the first load. */
  @Nullable TreeSnapshot readable() {
    return readable;
  }

  Waiters waiters() {
    return waiters;
  }

  /**
   * Replaces everything.
   *
   * @param catchUpTo readers keep what they have until the state has reached this revision
   */
  void restart(TreeSnapshot snapshot, long catchUpTo) {
    List<Subscription> awake;
    lock.lock();
    try {
      awake = hub.restart(snapshot);
      reader.forgetAll();
      readableAt = catchUpTo;
      generation++;
      become(snapshot);
    } finally {
      lock.unlock();
    }
    settle(awake);
  }

  /**
   * A watch of the store that is to begin.
   *
   * @param number what it says when it tells something
   * @param after the revision behind which it begins
   */
  record Following(long number, long after) {}

  /** Returns what the watch is to tell that takes the place of any before. */
  Following follow() {
    lock.lock();
    try {
      return new Following(++generation, current.revision());
    } finally {
      lock.unlock();
    }
  }

  private void become(TreeSnapshot snapshot) {
    current = snapshot;
    if (snapshot.revision() >= readableAt) {
      readable = snapshot;
    }
  }

  /** Calls whoever has to be told; under no lock. */
  private void settle(List<Subscription> awake) {
    awake.forEach(Subscription::signal);
    TreeSnapshot snapshot = readable;
    if (snapshot != null) {
      waiters.reached(snapshot.revision());
    }
  }

  /** Tells whether the state has caught up with what it had to reach after the last load. */
  boolean isCaughtUp() {
    lock.lock();
    try {
      return current.revision() >= readableAt;
    } finally {
      lock.unlock();
    }
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
      int from = watch == generation ? 0 : changes.size();
      while (from < changes.size()) {
        int to = endOfRevision(changes, from);
        applyRevision(changes.subList(from, to), awake);
        from = to;
      }
    } finally {
      lock.unlock();
    }
    settle(awake);
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
    if (revision <= current.revision()) {
      return;
    }
    TreeSnapshot after = current.at(revision);
    List<ObjectChange> applied = new ArrayList<>(changes.size());
    for (Change change : changes) {
      ObjectChange applicable = isHeld(change) ? null : reader.change(change, after);
      if (applicable != null) {
        observer.received(applicable.object().kind());
        after = applied(applicable, after);
        applied.add(applicable);
      }
    }
    if (applied.isEmpty()) {
      hub.progress(revision);
    } else {
      awake.addAll(hub.publish(new Step(after, applied)));
    }
    become(after);
  }

  /** Keeps a change of a kind that is being loaded for later. */
  private boolean isHeld(Change change) {
    Directories.Place place = held.isEmpty() ? null : directories.find(change.key());
    List<Change> changes = place == null ? null : held.get(place.kind().directory());
    if (changes != null && changes.size() <= MOST_HELD) {
      changes.add(change);
    }
    return changes != null;
  }

  private static TreeSnapshot applied(ObjectChange change, TreeSnapshot state) {
    KindTable table = state.find(change.directory());
    CachedObject after = change.after();
    if (table == null) {
      return state;
    }
    return state.with(
        after != null ? table.with(after, change.before()) : table.without(change.object()));
  }

  /** Says that everything up to {@code revision} has been applied. */
  void progress(long watch, long revision) {
    lock.lock();
    try {
      if (watch == generation && revision > current.revision()) {
        hub.progress(revision);
        become(current.at(revision));
      }
    } finally {
      lock.unlock();
    }
    settle(List.of());
  }

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
      return mayHaveKeys ? current.revision() : 0;
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
      TreeSnapshot state = current.with(loaded);
      for (Change change : changes) {
        ObjectChange applicable = change.revision() > asOf ? reader.change(change, state) : null;
        state = applicable == null ? state : applied(applicable, state);
      }
      held.remove(directory);
      awake = hub.restartKind(directory, state.revision());
      become(state);
    } finally {
      lock.unlock();
    }
    settle(awake);
    return true;
  }

  /** Lets go of a kind. */
  void dropKind(StoredKind kind) {
    List<Subscription> awake;
    lock.lock();
    try {
      directories.remove(kind);
      held.remove(kind.directory());
      awake = hub.restartKind(kind.directory(), current.revision());
      become(current.without(kind.directory()));
    } finally {
      lock.unlock();
    }
    settle(awake);
  }
}
