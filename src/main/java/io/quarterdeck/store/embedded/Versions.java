package io.quarterdeck.store.embedded;

import io.quarterdeck.store.CompactedException;
import io.quarterdeck.store.FutureRevisionException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The index in memory: every kept version of every key, by key and by revision. It is not durable
 * and reads no values.
 *
 * <p>One thread (the committer's) publishes. Readers take no lock: they read {@link #revision()}
 * once and follow each key's chain of versions back to it, so that what is published meanwhile does
 * not show. Forgetting cuts the chains behind the compacted revision; a reader that was on its way
 * there looks at {@link #compacted()} again when it is done, and says so instead of answering.
 */
final class Versions {
  private final ConcurrentNavigableMap<String, Version> newest =
      new ConcurrentSkipListMap<>(KeyOrder.BY_BYTES);
  private final ConcurrentNavigableMap<Long, Version> history = new ConcurrentSkipListMap<>();

  /** Taken while chains are cut: one thread forgets at a time, so that bytes are counted once. */
  private final ReentrantLock forgetting = new ReentrantLock();

  /** Serves only {@link #grown}: those who wait for a newer revision. */
  private final ReentrantLock growing = new ReentrantLock();

  private final Condition grown = growing.newCondition();

  /** As in etcd, the empty store is at revision 1. */
  private volatile long revision = 1;

  private volatile long compacted;

  /** What the records of all versions still known take in the log. */
  private final AtomicLong neededBytes = new AtomicLong();

  /** What the records in {@link #history} take in the log. */
  private final AtomicLong historyBytes = new AtomicLong();

  long revision() {
    return revision;
  }

  long compacted() {
    return compacted;
  }

  /** Returns what the records of all versions still known take in the log. */
  long neededBytes() {
    return neededBytes.get();
  }

  /** Returns what the records take that a watch can still see. */
  long historyBytes() {
    return historyBytes.get();
  }

  /** Adds a version whose place in the log is known, without showing it to readers yet. */
  void add(Version version) {
    newest.put(version.key(), version);
    history.put(version.revision(), version);
    neededBytes.addAndGet(version.location().recordBytes());
    historyBytes.addAndGet(version.location().recordBytes());
  }

  /** Shows everything added up to {@code newRevision} to readers. */
  void show(long newRevision) {
    growing.lock();
    try {
      revision = Math.max(revision, newRevision);
      grown.signalAll();
    } finally {
      growing.unlock();
    }
  }

  /** Waits at most {@code limitMs} until the revision is beyond {@code seen}; returns it. */
  long awaitBeyond(long seen, long limitMs) throws InterruptedException {
    growing.lock();
    try {
      long leftNs = TimeUnit.MILLISECONDS.toNanos(limitMs);
      while (revision <= seen && leftNs > 0) {
        leftNs = grown.awaitNanos(leftNs);
      }
      return revision;
    } finally {
      growing.unlock();
    }
  }

  /** Wakes everyone in {@link #awaitBeyond}, without anything new. */
  void wake() {
    show(0);
  }

  /** Returns the newest version added, be it a deletion, shown or not; for the adding thread. */
  Optional<Version> newest(String key) {
    return Optional.ofNullable(newest.get(key));
  }

  /** Returns what readers see at {@code key} now. */
  Optional<Version> get(String key) {
    long now = revision;
    return Optional.ofNullable(newest.get(key))
        .flatMap(version -> version.notAfter(now))
        .filter(version -> !version.isDelete());
  }

  /**
   * Returns the versions at {@code at} of the keys that start with {@code prefix} and come behind
   * {@code after}, at most {@code limit} of them.
   */
  List<Version> list(String prefix, String after, int limit, long at) {
    if (at > revision) {
      throw new FutureRevisionException(revision);
    }
    List<Version> found = new ArrayList<>();
    boolean resume = KeyOrder.BY_BYTES.compare(after, prefix) >= 0 && !after.isEmpty();
    for (Version head : newest.tailMap(resume ? after : prefix, !resume).values()) {
      if (found.size() == limit || !head.key().startsWith(prefix)) {
        break;
      }
      head.notAfter(at).filter(version -> !version.isDelete()).ifPresent(found::add);
    }
    checkKept(at);
    return found;
  }

  /** Throws if history at {@code at} is not all there any more. */
  void checkKept(long at) {
    long floor = compacted;
    if (at < floor) {
      throw new CompactedException(floor);
    }
  }

  /** Returns the changes after {@code from} up to {@code to}, in order. */
  Collection<Version> changes(long from, long to) {
    return history.subMap(from, false, to, true).values();
  }

  /** Declares everything overwritten or deleted at or before {@code floor} as forgotten. */
  void compact(long floor) {
    compacted = Math.max(compacted, floor);
    revision = Math.max(revision, floor);
  }

  /** Lets go of what {@link #compact} declared forgotten. */
  void trim() {
    forgetting.lock();
    try {
      long floor = compacted;
      ConcurrentNavigableMap<Long, Version> old = history.headMap(floor, true);
      for (Version version : old.values()) {
        historyBytes.addAndGet(-version.location().recordBytes());
        version.previous().ifPresent(this::uncount);
        version.forgetPrevious();
        if (version.isDelete() && newest.remove(version.key(), version)) {
          uncount(version);
        }
      }
      old.clear();
    } finally {
      forgetting.unlock();
    }
  }

  private void uncount(Version forgotten) {
    neededBytes.addAndGet(-forgotten.location().recordBytes());
  }

  /** Returns every version that is still known, in order of revision. */
  List<Version> kept() {
    List<Version> kept = new ArrayList<>();
    for (Version head : newest.values()) {
      for (Version v = head; v != null; v = v.previous().orElse(null)) {
        kept.add(v);
      }
    }
    kept.sort((left, right) -> Long.compare(left.revision(), right.revision()));
    return kept;
  }
}
