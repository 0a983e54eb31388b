package io.quarterdeck.store.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.store.Change;
import io.quarterdeck.store.Heard;
import io.quarterdeck.store.LoadCheck;
import io.quarterdeck.store.WriteLoad.Acknowledged;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that writes, with SIGKILL and again and again, and looks at what is left. */
class KilledStoreTest {
  private static final int ROUNDS = 4;
  private static final long WRITING_MS = 700;

  @TempDir Path directory;

  private final Map<String, Acknowledged> acknowledged = new HashMap<>();

  @Test
  void keepsWhatItAcknowledgedThroughKills() throws Exception {
    long seen = 1;
    for (int round = 0; round < ROUNDS; round++) {
      int writes = writeUntilKilled();
      assertTrue(writes > 0, "something was written in round " + round);

      try (EmbeddedStore store =
          EmbeddedStore.open(directory, LoadedStore.settings(), Clock.systemUTC())) {
        LoadCheck.holds(store, acknowledged);
        assertTrue(store.revision() >= seen, "the revision went back");
        seen = resume(store, Math.max(seen, store.compactedRevision()));
      }
    }
  }

  /** Resumes a watch where the last one stopped, as far as history goes; returns where it ends. */
  private static long resume(EmbeddedStore store, long after) {
    Heard heard = new Heard(after);
    store.watch("load/", after, heard);
    long last = store.revision();
    List<Change> changes = last > after ? heard.upTo(last) : List.of();
    for (int i = 0; i < changes.size(); i++) {
      assertEquals(after + 1 + i, changes.get(i).revision(), "every revision once, in order");
    }
    LoadCheck.countsUp(changes);
    return last;
  }

  private int writeUntilKilled() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LoadedStore.class.getName(),
                directory.toString())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader lines = process.inputReader()) {
      remember(lines.readLine());
      Thread.ofVirtual()
          .start(
              () -> {
                pause();
                process.toHandle().destroyForcibly(); // leaves what it said to be read
              });
      int writes = 1;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        remember(line);
        writes++;
      }
      process.waitFor();
      return writes;
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(WRITING_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The last line may be cut short by the kill: what is not whole was not said. */
  private void remember(String line) {
    String[] words = line.split(" ");
    if (words.length == 3 && line.startsWith("load/")) {
      acknowledged.merge(
          words[0],
          new Acknowledged(Long.parseLong(words[1]), Long.parseLong(words[2])),
          (old, told) -> told.count() > old.count() ? told : old);
    }
  }
}
