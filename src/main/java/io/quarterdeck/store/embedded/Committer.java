package io.quarterdeck.store.embedded;

import io.quarterdeck.store.StoreException;
import io.quarterdeck.store.embedded.Proposal.Outcome;
import io.quarterdeck.store.embedded.Proposal.Write;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The one thread that writes: it takes all proposals that wait, decides them one after another, has
 * them made durable together, shows them to readers and answers.
 *
 * <p>While it waits for the disk the next group gathers, so the more writers there are, the more of
 * them share an fsync. It also deletes entries whose time is up, through the same gate as everyone.
 */
final class Committer implements Runnable {
  private static final Logger LOG = System.getLogger(Committer.class.getName());

  /** More than the requests in flight that the server admits; a full queue makes writers wait. */
  private static final int MAX_WAITING = 4096;

  /** Bounds how long one group keeps the next one waiting. */
  private static final long MAX_GROUP_BYTES = 4 << 20;

  /** How long to wait for a proposal before looking at the clock and at {@link #stopping} again. */
  private static final long MAX_PAUSE_MS = 100;

  private final Journal journal;
  private final Versions versions;
  private final Clock clock;
  private final BlockingQueue<Proposal> waiting = new ArrayBlockingQueue<>(MAX_WAITING);

  /** What will expire, soonest first; owned by the committer's thread. */
  private final PriorityQueue<Version> expiring =
      new PriorityQueue<>(Comparator.comparingLong(Version::expiresAtMs));

  private volatile boolean stopping;

  Committer(Journal journal, Versions versions, Clock clock) {
    this.journal = journal;
    this.versions = versions;
    this.clock = clock;
  }

  /** Reads the log into the index. Called once, before {@link #run}. */
  void recover() throws IOException {
    journal.replay(this::apply);
    versions.trim();
    versions.kept().stream().filter(each -> each.expiresAtMs() > 0).forEach(expiring::add);
  }

  private void apply(LogRecord record, Location location) {
    if (record.kind() == LogRecord.Kind.COMPACT) {
      versions.compact(record.revision());
      return;
    }
    Version version = new Version(record, versions.newest(record.key()));
    version.moveTo(location);
    versions.add(version);
    versions.show(version.revision());
  }

  /**
   * Hands over a proposal.
   *
   * @return whether there was room within {@code limitMs}
   */
  boolean offer(Proposal proposal, long limitMs) throws InterruptedException {
    boolean accepted = waiting.offer(proposal, limitMs, TimeUnit.MILLISECONDS);
    if (stopping) {
      refuseAll(); // the thread may have looked for the last time already
    }
    return accepted;
  }

  /** Makes {@link #run} return once the group at work is done. */
  void stop() {
    stopping = true;
    waiting.offer(new Proposal(new Write.Compact(0))); // changes nothing, wakes the thread
  }

  @Override
  public void run() {
    try {
      while (!stopping) {
        List<Proposal> group = gather();
        if (!group.isEmpty()) {
          commit(group);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      stopping = true;
      refuseAll();
    }
  }

  private void refuseAll() {
    for (Proposal left = waiting.poll(); left != null; left = waiting.poll()) {
      left.outcome().completeExceptionally(new StoreException("the store is closed"));
    }
  }

  private List<Proposal> gather() throws InterruptedException {
    List<Proposal> group = expired();
    Proposal next = group.isEmpty() ? waiting.poll(pauseMs(), TimeUnit.MILLISECONDS) : null;
    long bytes = 0;
    while (next != null) {
      group.add(next);
      bytes += next.bytes();
      next = bytes < MAX_GROUP_BYTES && group.size() < MAX_WAITING ? waiting.poll() : null;
    }
    return group;
  }

  private long pauseMs() {
    Version soonest = expiring.peek();
    long due = soonest == null ? MAX_PAUSE_MS : soonest.expiresAtMs() - clock.millis();
    return Math.clamp(due, 0, MAX_PAUSE_MS);
  }

  /** Returns the deletions of what is due, as the beginning of a group. */
  private List<Proposal> expired() {
    List<Proposal> deletions = new ArrayList<>();
    long now = clock.millis();
    while (!expiring.isEmpty()
        && expiring.peek().expiresAtMs() <= now
        && deletions.size() < MAX_WAITING) {
      Version due = expiring.remove();
      if (versions.newest(due.key()).filter(newest -> newest == due).isPresent()) {
        deletions.add(new Proposal(new Write.Delete(due.key(), due.revision())));
      }
    }
    return deletions;
  }

  private void commit(List<Proposal> group) {
    Group decided = new Group(versions);
    List<Outcome> outcomes = new ArrayList<>(group.size());
    try {
      group.forEach(proposal -> outcomes.add(decided.decide(proposal.write())));
      if (!decided.records().isEmpty()) {
        decided.show(journal.append(decided.records()));
      }
    } catch (IOException | RuntimeException e) {
      fail(group, e);
      return;
    }
    decided.expiring().forEach(expiring::add);
    for (int i = 0; i < group.size(); i++) {
      group.get(i).outcome().complete(outcomes.get(i));
    }
  }

  /** Answers that nothing was written. An expiry that failed comes due again at the next start. */
  private void fail(List<Proposal> group, Exception cause) {
    StoreException failure =
        new StoreException("the store cannot write to its disk: " + cause.getMessage(), cause);
    LOG.log(Level.ERROR, "writes failed", failure);
    group.forEach(proposal -> proposal.outcome().completeExceptionally(failure));
  }
}
