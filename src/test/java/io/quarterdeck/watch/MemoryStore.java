package io.quarterdeck.watch;

import io.quarterdeck.store.Change;
import io.quarterdeck.store.CompactedException;
import io.quarterdeck.store.Entry;
import io.quarterdeck.store.FutureRevisionException;
import io.quarterdeck.store.Page;
import io.quarterdeck.store.Store;
import io.quarterdeck.store.StoreException;
import io.quarterdeck.store.WatchListener;
import io.quarterdeck.store.WriteResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A store for tests of what stands on one: a list of changes, replayed for whoever asks about the
 * past. Watches are called by the writer's own thread, unless they are held back.
 */
public final class MemoryStore implements Store {
  private final List<Change> log = new ArrayList<>(); // guarded by this, as everything
  private final Map<String, Entry> current = new TreeMap<>();
  private final List<Running> watches = new ArrayList<>();
  private final List<Change> heldBack = new ArrayList<>();
  private long revision = 1;
  private long compacted;
  private boolean holding;
  private boolean losing;
  private @Nullable StoreException revisionFailure;
  private @Nullable StoreException listFailure;
  final AtomicInteger revisionQuestions = new AtomicInteger();

  private record Running(String prefix, WatchListener listener) {}

  synchronized long put(String key, String value) {
    Entry before = current.get(key);
    long expected = before == null ? 0 : before.modRevision();
    byte[] bytes = value.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return ((WriteResult.Committed) put(key, bytes, expected, Duration.ZERO)).revision();
  }

  synchronized long delete(String key) {
    long expected = Optional.ofNullable(current.get(key)).orElseThrow().modRevision();
    return ((WriteResult.Committed) delete(key, expected)).revision();
  }

  /** Raises the revision without telling any watch, as a change outside the prefix does. */
  synchronized long bump() {
    return ++revision;
  }

  /** Holds all events back until {@link #letGo}. */
  synchronized void holdBack() {
    holding = true;
  }

  synchronized void letGo() {
    holding = false;
    List<Change> changes = List.copyOf(heldBack);
    heldBack.clear();
    changes.forEach(this::tell);
  }

  synchronized void failRevisions(StoreException failure) {
    revisionFailure = failure;
  }

  synchronized void failLists(StoreException failure) {
    listFailure = failure;
  }

  synchronized boolean isWatched() {
    return !watches.isEmpty();
  }

  /** Keeps changes from the watches, as no store may. */
  synchronized void loseEvents(boolean lose) {
    losing = lose;
  }

  /** Ends all watches, as a store does that has compacted past them. */
  synchronized void endWatches(StoreException cause) {
    List<Running> ended = List.copyOf(watches);
    watches.clear();
    ended.forEach(watch -> watch.listener.onEnd(cause));
  }

  @Override
  public synchronized Optional<Entry> get(String key) {
    return Optional.ofNullable(current.get(key));
  }

  @Override
  public synchronized Page list(String prefix, String after, int limit, long at) {
    if (listFailure != null) {
      throw listFailure;
    }
    if (at != 0 && at < compacted) {
      throw new CompactedException(compacted);
    }
    if (at > revision) {
      throw new FutureRevisionException(revision);
    }
    List<Entry> entries = new ArrayList<>();
    for (Entry entry : (at == 0 ? current : stateAt(at)).values()) {
      if (entry.key().startsWith(prefix) && entry.key().compareTo(after) > 0) {
        entries.add(entry);
      }
    }
    boolean more = limit > 0 && entries.size() > limit;
    List<Entry> page = more ? List.copyOf(entries.subList(0, limit)) : entries;
    return new Page(page, at == 0 ? revision : at, more);
  }

  private Map<String, Entry> stateAt(long at) {
    Map<String, Entry> state = new TreeMap<>();
    for (Change change : log) {
      if (change.revision() <= at) {
        change
            .value()
            .ifPresentOrElse(
                value -> state.put(change.key(), entryOf(change, value)),
                () -> state.remove(change.key()));
      }
    }
    return state;
  }

  private static Entry entryOf(Change change, byte[] value) {
    return new Entry(change.key(), value, change.createRevision(), change.revision());
  }

  @Override
  public synchronized long revision() {
    revisionQuestions.incrementAndGet();
    if (revisionFailure != null) {
      throw revisionFailure;
    }
    return revision;
  }

  @Override
  public synchronized WriteResult put(String key, byte[] value, long expected, Duration ttl) {
    Entry before = current.get(key);
    if ((before == null ? 0 : before.modRevision()) != expected) {
      return new WriteResult.Conflict(Optional.ofNullable(before));
    }
    long created = before == null ? ++revision : before.createRevision();
    if (before != null) {
      revision++;
    }
    Change change = new Change(key, Optional.of(value), created, revision);
    current.put(key, entryOf(change, value));
    record(change);
    return new WriteResult.Committed(revision);
  }

  @Override
  public synchronized WriteResult delete(String key, long expected) {
    Entry before = current.get(key);
    if (before == null || before.modRevision() != expected) {
      return new WriteResult.Conflict(Optional.ofNullable(before));
    }
    current.remove(key);
    record(new Change(key, Optional.empty(), 0, ++revision));
    return new WriteResult.Committed(revision);
  }

  private void record(Change change) {
    log.add(change);
    if (holding) {
      heldBack.add(change);
    } else {
      tell(change);
    }
  }

  private void tell(Change change) {
    if (losing) {
      return;
    }
    for (Running watch : List.copyOf(watches)) {
      if (change.key().startsWith(watch.prefix)) {
        watch.listener.onChanges(List.of(change));
      }
    }
  }

  @Override
  public synchronized Watch watch(String prefix, long after, WatchListener listener) {
    if (after < compacted) {
      listener.onEnd(new CompactedException(compacted));
      return () -> {};
    }
    Running running = new Running(prefix, listener);
    for (Change change : log) {
      if (change.revision() > after && change.key().startsWith(prefix)) {
        listener.onChanges(List.of(change));
      }
    }
    watches.add(running);
    return new Watch() {
      @Override
      public void requestProgress() {
        tellProgress(running);
      }

      @Override
      public void close() {
        stop(running);
      }
    };
  }

  private synchronized void tellProgress(Running watch) {
    if (watches.contains(watch) && !holding) {
      watch.listener.onProgress(revision);
    }
  }

  private synchronized void stop(Running watch) {
    watches.remove(watch);
  }

  @Override
  public synchronized void compact(long upTo) {
    compacted = Math.max(compacted, upTo);
  }

  @Override
  public synchronized long compactedRevision() {
    return compacted;
  }

  @Override
  public void checkHealth() {}

  @Override
  public synchronized void close() {
    watches.clear();
  }
}
