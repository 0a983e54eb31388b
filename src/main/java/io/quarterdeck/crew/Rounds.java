package io.quarterdeck.crew;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Runs tasks again and again until it is closed, each on a thread of its own. What a task throws is
 * logged, and the task runs again when its time comes.
 */
public final class Rounds implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Rounds.class.getName());

  private final List<Thread> threads = new CopyOnWriteArrayList<>();

  /** Runs {@code task} now, which is waited for, and after each {@code pause}. */
  public void begin(Duration pause, String name, Runnable task) {
    run(name, task);
    every(pause, name, task);
  }

  /** Runs {@code task} after each {@code pause}, first after one. */
  public void every(Duration pause, String name, Runnable task) {
    threads.add(Thread.ofVirtual().name(name).start(() -> go(pause, name, task)));
  }

  private static void go(Duration pause, String name, Runnable task) {
    try {
      while (true) {
        Thread.sleep(pause);
        run(name, task);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  private static void run(String name, Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      if (!Thread.currentThread().isInterrupted()) {
        LOG.log(Level.WARNING, name + " failed; it will run again", e);
      }
    }
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
  }
}
