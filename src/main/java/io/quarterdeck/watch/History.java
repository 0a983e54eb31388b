package io.quarterdeck.watch;

import io.quarterdeck.store.CompactedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The recent steps of the image: what a watch resumes from, and what exact reads and pages of lists
 * are answered from. Forgets the oldest beyond its bounds. Guarded by the hub's lock.
 */
final class History {
  /**
   * How much is kept; each bound for itself makes it forget.
   *
   * @param steps the most revisions
   * @param bytes an estimate of the heap that the history alone keeps alive
   * @param ageMs how long
   */
  record Bounds(int steps, long bytes, long ageMs) {
    /**
     * As many revisions as upstream's largest ring of events; an eighth of the heap; and five
     * minutes, the time that upstream gives to whoever pages through a list.
     */
    static final Bounds USUAL =
        new Bounds(102_400, Math.max(32L << 20, Runtime.getRuntime().maxMemory() / 8), 300_000);
  }

  private record Kept(Step step, long bytes, long timeMs) {
    long revision() {
      return step.revision();
    }
  }

  private final Bounds bounds;
  private final Ring<Kept> steps = new Ring<>();
  private final Map<String, Ring<ObjectChange>> changes = new HashMap<>(); // by directory
  private final Map<String, Long> starts = new HashMap<>(); // of kinds that came later than base
  private TreeSnapshot base; // the state before the first step
  private long bytes;

  History(Bounds bounds, TreeSnapshot base) {
    this.bounds = bounds;
    this.base = base;
  }

  int size() {
    return steps.size();
  }

  long bytes() {
    return bytes;
  }

  /** Returns the revision behind which every change of the kind is known. */
  private long start(String directory) {
    return Math.max(base.revision(), starts.getOrDefault(directory, 0L));
  }

  /** Says that of this kind nothing is known before {@code revision}. */
  void startKind(String directory, long revision) {
    changes.remove(directory);
    starts.put(directory, revision);
  }

  void append(Step step, long nowMs) {
    Kept kept = new Kept(step, step.bytes(), nowMs);
    steps.add(kept);
    bytes += kept.bytes;
    for (ObjectChange change : step.changes()) {
      changes.computeIfAbsent(change.directory(), d -> new Ring<>()).add(change);
    }
    while (exceedsBounds(nowMs)) {
      forgetFirst();
    }
  }

  private boolean exceedsBounds(long nowMs) {
    return steps.size() > 1
        && (steps.size() > bounds.steps
            || bytes > bounds.bytes
            || nowMs - steps.first().timeMs > bounds.ageMs);
  }

  private void forgetFirst() {
    Kept forgotten = steps.removeFirst();
    bytes -= forgotten.bytes;
    base = forgotten.step.snapshot();
    for (ObjectChange change : forgotten.step.changes()) {
      Ring<ObjectChange> ring = changes.get(change.directory());
      if (ring != null && !ring.isEmpty() && ring.first() == change) {
        ring.removeFirst();
      }
    }
  }

  /**
   * Returns the changes of a kind after {@code revision}.
   *
   * @throws CompactedException if not all of them are known any more
   */
  List<ObjectChange> changesAfter(String directory, long revision) {
    long start = start(directory);
    if (revision < start) {
      throw new CompactedException(start);
    }
    Ring<ObjectChange> ring = changes.get(directory);
    return ring == null ? List.of() : ring.from(ring.firstAbove(revision, ObjectChange::revision));
  }

  /**
   * Returns the state at {@code revision}, which is not later than the last step or its progress.
   *
   * @throws CompactedException if it is not known any more
   */
  TreeSnapshot stateAt(long revision) {
    if (revision < base.revision()) {
      throw new CompactedException(base.revision());
    }
    int after = steps.firstAbove(revision, Kept::revision);
    return (after == 0 ? base : steps.get(after - 1).step.snapshot()).at(revision);
  }
}
