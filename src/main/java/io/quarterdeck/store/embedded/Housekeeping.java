package io.quarterdeck.store.embedded;

import io.quarterdeck.store.StoreException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * Forgets history by age and by size, and has the log rewritten without it, in the background. It
 * works through the same calls as anyone else and holds up no writer.
 */
final class Housekeeping implements Runnable {
  private static final Logger LOG = System.getLogger(Housekeeping.class.getName());

  /** History is compacted to the age asked for give or take a twentieth. */
  private static final int SAMPLES = 20;

  /** At most this long between two looks at the size. */
  private static final long MAX_PAUSE_MS = 1000;

  private final Journal journal;
  private final Versions versions;
  private final EmbeddedSettings settings;
  private final Clock clock;
  private final LongConsumer compact;
  private final CountDownLatch stopped = new CountDownLatch(1);

  /** When the store had which revision, oldest first; at most {@link #SAMPLES} and one more. */
  private final Deque<Sample> samples = new ArrayDeque<>();

  private record Sample(long atMs, long revision) {}

  Housekeeping(
      Journal journal,
      Versions versions,
      EmbeddedSettings settings,
      Clock clock,
      LongConsumer compact) {
    this.journal = journal;
    this.versions = versions;
    this.settings = settings;
    this.clock = clock;
    this.compact = compact;
  }

  void stop() {
    stopped.countDown();
  }

  @Override
  public void run() {
    long ageMs = settings.historyAge().toMillis();
    try {
      while (!stopped.await(Math.clamp(ageMs / SAMPLES, 1, MAX_PAUSE_MS), TimeUnit.MILLISECONDS)) {
        tidy(ageMs);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tidy(long ageMs) {
    try {
      long floor = Math.max(tooOld(ageMs), tooMuch());
      if (floor > versions.compacted()) {
        compact.accept(floor);
      }
      journal.rewrite(versions);
    } catch (IOException | StoreException e) {
      LOG.log(Level.WARNING, "housekeeping failed, and will be tried again", e);
    }
  }

  /** Returns the revision that the store had {@code ageMs} ago; 0 if it is not known. */
  private long tooOld(long ageMs) {
    long now = clock.millis();
    if (samples.isEmpty() || now - samples.getLast().atMs() >= ageMs / SAMPLES) {
      samples.addLast(new Sample(now, versions.revision()));
    }
    long revision = 0;
    while (!samples.isEmpty() && now - samples.getFirst().atMs() >= ageMs) {
      revision = samples.removeFirst().revision();
    }
    return revision;
  }

  /** Returns the revision behind the older half of a history that is too large; 0 if it is not. */
  private long tooMuch() {
    if (versions.historyBytes() <= settings.historyBytes()) {
      return 0;
    }
    long compacted = versions.compacted();
    return compacted + (versions.revision() - compacted) / 2;
  }
}
