package io.quarterdeck.watch;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs short actions later: one shared clockwork instead of a thread or timer for each watcher. */
public interface Timers {
  /** Runs {@code action}, which must not block, after {@code delayMs}. */
  Alarm after(long delayMs, Runnable action);

  /** An action to come. */
  interface Alarm {
    /** Forgets the action if it has not begun. */
    void cancel();
  }

  /** Returns timers on the one daemon thread that they start; it ends with the process. */
  static Timers start() {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            1, task -> Thread.ofPlatform().daemon().name("watch-timers").unstarted(task));
    executor.setRemoveOnCancelPolicy(true); // a closed watcher leaves nothing behind
    return (delayMs, action) -> {
      Future<?> task = executor.schedule(action, delayMs, TimeUnit.MILLISECONDS);
      return () -> task.cancel(false);
    };
  }
}
