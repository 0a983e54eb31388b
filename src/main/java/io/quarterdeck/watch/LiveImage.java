package io.quarterdeck.watch;

import io.quarterdeck.resource.StoredKind;
import io.quarterdeck.status.Failures;
import io.quarterdeck.store.CompactedException;
import io.quarterdeck.store.FutureRevisionException;
import io.quarterdeck.store.Store;
import io.quarterdeck.store.StoreException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.Optional;
import java.util.function.ObjIntConsumer;

/**
 * The image of one store: answers reads from the snapshots that {@link ImageState} holds. {@link
 * ImageFeed} reads the store for it, {@link LiveHub} keeps the history and tells the watchers,
 * {@link SelfCheck} compares it with the store.
 */
public final class LiveImage implements Image, AutoCloseable {
  private static final Logger LOG = System.getLogger(LiveImage.class.getName());

  /** How long a read waits for the image; upstream's figure for its cache. */
  static final long FRESHNESS_LIMIT_MS = 3_000;

  /** How long a reader waits before it asks the store to tell its progress; upstream's figure. */
  private static final long PROGRESS_MS = 100;

  private final LiveHub hub;
  private final FreshRevision freshRevision;
  private final EntryReader reader;
  private final ImageState state;
  private final ImageFeed feed;
  private final SelfCheck selfCheck;
  private final long freshnessLimitMs;

  /**
   * Makes an image that is empty until {@link #start}.
   *
   * @param prefix what all keys begin with, such as {@code /registry/}
   * @param kinds the kinds to hold; more can come later
   */
  public LiveImage(
      Store store,
      String prefix,
      Collection<StoredKind> kinds,
      Ingest ingest,
      LiveHub hub,
      WatchObserver observer) {
    this(store, prefix, kinds, ingest, hub, observer, FRESHNESS_LIMIT_MS);
  }

  LiveImage(
      Store store,
      String prefix,
      Collection<StoredKind> kinds,
      Ingest ingest,
      LiveHub hub,
      WatchObserver observer,
      long freshnessLimitMs) {
    this.hub = hub;
    this.freshnessLimitMs = freshnessLimitMs;
    this.freshRevision = new FreshRevision(store::revision);
    Directories directories = new Directories(prefix, kinds);
    this.reader = new EntryReader(directories, ingest, observer);
    this.state = new ImageState(directories, reader, hub, observer);
    this.feed = new ImageFeed(store, directories, reader, state, observer);
    this.selfCheck = new SelfCheck(store, directories, reader, state::readable, observer, feed);
  }

  /** Begins to load and follow the store, and to compare itself with it, in the background. */
  public void start() {
    feed.start();
    selfCheck.start();
  }

  /** Tells whether everything has been loaded once. */
  public boolean isReady() {
    return state.readable() != null;
  }

  /** Stops following the store. */
  @Override
  public void close() {
    selfCheck.close();
    feed.close();
  }

  @Override
  public Snapshot newest() {
    TreeSnapshot snapshot = state.readable();
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
    return reach(asked).orElseThrow(() -> lagging(asked));
  }

  @Override
  public Snapshot atLeast(long revision) {
    return reach(revision).orElseThrow(() -> new FutureRevisionException(newest().revision()));
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
    if (reach(revision).isEmpty()) {
      throw lagging(revision);
    }
  }

  private static StoreException lagging(long revision) {
    return new StoreException("the image did not reach revision " + revision + " in time");
  }

  private Optional<Snapshot> reach(long revision) {
    Snapshot snapshot = newest();
    if (snapshot.revision() >= revision) {
      return Optional.of(snapshot);
    }
    try (Waiters.Ticket ticket = state.waiters().take(revision)) {
      for (long waitedMs = 0; waitedMs < freshnessLimitMs; waitedMs += PROGRESS_MS) {
        if (newest().revision() >= revision || ticket.await(PROGRESS_MS)) {
          return Optional.of(newest());
        }
        feed.requestProgress();
      }
    }
    return Optional.empty();
  }

  @Override
  public void prepare(Prepared write) {
    reader.prepare(write);
  }

  @Override
  public void forget(Prepared write) {
    reader.forget(write);
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

  /** Shows each kind with the number of its objects; nothing before the first load. */
  void counts(ObjIntConsumer<StoredKind> action) {
    TreeSnapshot snapshot = state.readable();
    if (snapshot != null) {
      snapshot.tables().forEach(table -> action.accept(table.kind(), table.size()));
    }
  }

  /** Returns what the feed tells of changes; measurements tell in its place. */
  ImageState state() {
    return state;
  }

  SelfCheck selfCheck() {
    return selfCheck;
  }
}
