package io.quarterdeck.store;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** A listener that remembers what it heard, and lets a test wait for it. */
public final class Heard implements WatchListener {
  private static final long PATIENCE_S = 20;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition more = lock.newCondition();
  private final List<Change> changes = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();
  private Optional<StoreException> end = Optional.empty();
  private long position;

  /** Makes a listener for a watch that begins after {@code afterRevision}. */
  public Heard(long afterRevision) {
    this.position = afterRevision;
  }

  @Override
  public void onChanges(List<Change> batch) {
    hear(
        () -> {
          if (batch.isEmpty()) {
            wrong.add("an empty call");
          }
          if (batch.getFirst().revision() <= position) {
            wrong.add(batch.getFirst() + " after position " + position);
          }
          for (Change change : batch) {
            if (change.revision() < position) {
              wrong.add(change + " out of order after " + position);
            }
            position = change.revision();
          }
          changes.addAll(batch);
        });
  }

  @Override
  public void onProgress(long revision) {
    hear(
        () -> {
          if (revision < position) {
            wrong.add("progress " + revision + " after position " + position);
          }
          position = revision;
        });
  }

  @Override
  public void onEnd(StoreException cause) {
    hear(() -> end = Optional.of(cause));
  }

  private void hear(Runnable what) {
    lock.lock();
    try {
      end.ifPresent(cause -> wrong.add("a call after the end"));
      what.run();
      more.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for {@code count} changes, and fails if there are more or anything was out of order. */
  public List<Change> changes(int count) {
    await(() -> changes.size() >= count, count + " changes");
    return changesSoFar();
  }

  /** Returns what came so far, and fails if anything was out of order. */
  public List<Change> changesSoFar() {
    lock.lock();
    try {
      if (!wrong.isEmpty()) {
        fail("the watch said: " + wrong);
      }
      return List.copyOf(changes);
    } finally {
      lock.unlock();
    }
  }

  /** Waits until everything up to {@code revision} has been delivered; returns the changes. */
  public List<Change> upTo(long revision) {
    await(() -> position >= revision, "revision " + revision);
    return changesSoFar();
  }

  /** Returns how far the watch has come. */
  public long position() {
    lock.lock();
    try {
      return position;
    } finally {
      lock.unlock();
    }
  }

  public StoreException end() {
    await(() -> end.isPresent(), "an end");
    return end.orElseThrow();
  }

  private void await(BooleanSupplier condition, String what) {
    lock.lock();
    try {
      long leftNs = TimeUnit.SECONDS.toNanos(PATIENCE_S);
      while (!condition.getAsBoolean()) {
        if (leftNs <= 0) {
          fail(
              "waited for "
                  + what
                  + "; have "
                  + changes.size()
                  + " changes, "
                  + end
                  + ", "
                  + wrong);
        }
        leftNs = more.awaitNanos(leftNs);
      }
    } catch (InterruptedException e) {
      fail(e);
    } finally {
      lock.unlock();
    }
  }
}
