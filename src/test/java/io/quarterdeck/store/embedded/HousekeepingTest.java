package io.quarterdeck.store.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.store.Entry;
import io.quarterdeck.store.Heard;
import io.quarterdeck.store.WriteResult.Committed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That history goes by age and by size, that the log then shrinks, and that nothing else goes. */
class HousekeepingTest {
  @TempDir Path directory;

  private EmbeddedStore open(Duration age, long historyBytes) {
    return EmbeddedStore.open(
        directory,
        new EmbeddedSettings(Duration.ofSeconds(10), age, historyBytes, 16 << 10),
        Clock.systemUTC());
  }

  private static long write(EmbeddedStore store, String key, String value, long expected) {
    return ((Committed) store.put(key, value.getBytes(UTF_8), expected, Duration.ZERO)).revision();
  }

  private long bytesOnDisk() {
    try (Stream<Path> paths = Files.list(directory)) {
      return paths.mapToLong(path -> path.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void forgetsHistoryThatIsOldEnough() {
    try (EmbeddedStore store = open(Duration.ofMillis(100), 1 << 30)) {
      long first = write(store, "a/x", "one", 0);
      long second = write(store, "a/x", "two", first);

      await().until(() -> store.compactedRevision() >= second);

      assertEquals("two", new String(store.get("a/x").orElseThrow().value(), UTF_8));
    }
  }

  @Test
  void forgetsTheOlderHalfOfAHistoryThatIsTooLarge() {
    try (EmbeddedStore store = open(Duration.ofHours(1), 100_000)) {
      long revision = 0;
      for (int i = 0; i < 150; i++) {
        revision = write(store, "a/x", "x".repeat(1000), revision);
      }
      long last = revision;

      await().until(() -> store.compactedRevision() > 0);

      assertTrue(store.compactedRevision() < last);
      assertEquals(last, store.get("a/x").orElseThrow().modRevision());
    }
  }

  @Test
  void shrinksTheLogAndKeepsWhatStands() {
    long last;
    try (EmbeddedStore store = open(Duration.ofMillis(50), 1 << 30)) {
      long x = 0;
      for (int i = 0; i < 20; i++) {
        write(store, "kept/" + i, "k".repeat(500), 0);
        long gone = write(store, "gone/" + i, "g".repeat(500), 0);
        store.delete("gone/" + i, gone);
        for (int j = 0; j < 10; j++) {
          x = write(store, "a/x", i + "-" + j + "x".repeat(500), x);
        }
      }
      last = store.revision();

      await().until(() -> bytesOnDisk() < 60_000);

      checkStanding(store, x);
      assertEquals(last, store.revision());
    }
    try (EmbeddedStore store = open(Duration.ofHours(1), 1 << 30)) {
      assertEquals(last, store.revision());
      checkStanding(store, store.get("a/x").orElseThrow().modRevision());
      assertTrue(bytesOnDisk() < 60_000);
    }
  }

  private static void checkStanding(EmbeddedStore store, long x) {
    List<Entry> entries = store.list("", "", 0, 0).entries();
    assertEquals(21, entries.size());
    assertEquals(x, entries.getFirst().modRevision());
    entries.stream().skip(1).forEach(e -> assertEquals("k".repeat(500), text(e)));
    assertTrue(text(entries.getFirst()).startsWith("19-9"));
  }

  private static String text(Entry entry) {
    return new String(entry.value(), UTF_8);
  }

  /** The last changes may be the ones forgotten: the revision must survive them. */
  @Test
  void neverLetsTheRevisionGoBack() {
    long last;
    try (EmbeddedStore store = open(Duration.ofMillis(50), 1 << 30)) {
      for (int i = 0; i < 40; i++) {
        long created = write(store, "a/x", "x".repeat(1000), 0);
        store.delete("a/x", created);
      }
      last = store.revision();
      await().until(() -> store.compactedRevision() == last);
      await().until(() -> bytesOnDisk() < 30_000);
    }
    try (EmbeddedStore store = open(Duration.ofHours(1), 1 << 30)) {
      assertEquals(last, store.revision());
      assertEquals(List.of(), store.list("", "", 0, 0).entries());
    }
  }

  @Test
  void rewritesUnderReadersAndWatchersWithoutTheirNotice() {
    try (EmbeddedStore store = open(Duration.ofMillis(30), 1 << 30)) {
      Heard heard = new Heard(1);
      store.watch("a/", 1, heard);
      long revision = 0;
      for (int i = 0; i < 1000; i++) {
        revision = write(store, "a/x", i + "x".repeat(300), revision);
        assertTrue(text(store.get("a/x").orElseThrow()).startsWith(i + "x"));
      }

      assertEquals(1000, heard.upTo(revision).size());
    }
  }
}
