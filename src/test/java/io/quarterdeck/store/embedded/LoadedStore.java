package io.quarterdeck.store.embedded;

import io.quarterdeck.store.WriteLoad;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/**
 * A process that writes to an embedded store until it is killed. It prints a line for every write
 * that was acknowledged: key, count, revision.
 */
final class LoadedStore {
  private static final int WRITERS = 8;

  private LoadedStore() {}

  /** Files so small, and history so short, that crashes meet new files and rewriting too. */
  static EmbeddedSettings settings() {
    return new EmbeddedSettings(Duration.ofSeconds(10), Duration.ofSeconds(1), 1 << 30, 256 << 10);
  }

  public static void main(String[] args) throws InterruptedException {
    EmbeddedStore store = EmbeddedStore.open(Path.of(args[0]), settings(), Clock.systemUTC());
    new WriteLoad(
            store,
            (key, told) -> System.out.println(key + " " + told.count() + " " + told.revision()))
        .start(WRITERS);
    Thread.currentThread().join();
  }
}
