package io.quarterdeck.store.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.store.CompactedException;
import io.quarterdeck.store.Heard;
import io.quarterdeck.store.Store;
import io.quarterdeck.store.StoreException;
import io.quarterdeck.store.WriteResult;
import io.quarterdeck.store.WriteResult.Committed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the embedded store makes of its directory: when it reopens it, and when it is not well. */
class DataDirectoryTest {
  @TempDir Path directory;

  private EmbeddedStore open() {
    return EmbeddedStore.open(directory, EmbeddedSettings.DEFAULT, Clock.systemUTC());
  }

  private static long write(Store store, String key, String value, long expected) {
    WriteResult result = store.put(key, value.getBytes(UTF_8), expected, Duration.ZERO);
    return ((Committed) result).revision();
  }

  private Path lastLog() throws IOException {
    try (Stream<Path> paths = Files.list(directory)) {
      return paths
          .filter(path -> path.getFileName().toString().startsWith("log-"))
          .max(Path::compareTo)
          .orElseThrow();
    }
  }

  @Test
  void hasEverythingAgainWhenItIsReopened() {
    long first;
    long second;
    long deleted;
    try (EmbeddedStore store = open()) {
      first = write(store, "a/x", "one", 0);
      long y = write(store, "a/y", "one", 0);
      second = write(store, "a/x", "two", first);
      deleted = ((Committed) store.delete("a/y", y)).revision();
      store.compact(first);
    }

    try (EmbeddedStore store = open()) {
      assertEquals(deleted, store.revision());
      assertEquals(first, store.compactedRevision());
      assertEquals("two", new String(store.get("a/x").orElseThrow().value(), UTF_8));
      assertEquals(first, store.get("a/x").orElseThrow().createRevision());
      assertTrue(store.get("a/y").isEmpty());
      assertEquals(2, store.list("a/", "", 0, second).entries().size());
      assertThrows(CompactedException.class, () -> store.list("a/", "", 0, first - 1));
      Heard heard = new Heard(first);
      store.watch("a/", first, heard);
      assertEquals(3, heard.upTo(deleted).size());
      assertTrue(write(store, "a/z", "one", 0) > deleted);
    }
  }

  @Test
  void deletesWhatExpiredWhileItWasClosed() {
    Instant start = Instant.parse("2026-01-01T00:00:00Z");
    Clock before = Clock.fixed(start, ZoneOffset.UTC);
    Clock after = Clock.fixed(start.plusSeconds(61), ZoneOffset.UTC);
    try (EmbeddedStore store = EmbeddedStore.open(directory, EmbeddedSettings.DEFAULT, before)) {
      store.put("a/x", new byte[1], 0, Duration.ofMinutes(1));
      store.put("a/y", new byte[1], 0, Duration.ofMinutes(2));
    }

    try (EmbeddedStore store = EmbeddedStore.open(directory, EmbeddedSettings.DEFAULT, after)) {
      Heard heard = new Heard(3);
      store.watch("a/", 3, heard);

      assertEquals("a/x", heard.changes(1).getFirst().key());
      assertTrue(store.get("a/y").isPresent());
    }
  }

  @Test
  void refusesADirectoryThatIsInUse() {
    try (EmbeddedStore store = open()) {
      write(store, "a/x", "one", 0);

      StoreException failure = assertThrows(StoreException.class, this::open);

      assertTrue(failure.getMessage().contains(directory.toString()), failure.getMessage());
      assertTrue(failure.getMessage().contains("in use"), failure.getMessage());
    }
    open().close();
  }

  /** As a crash leaves it: any beginning of the last write. */
  @Test
  void cutsOffAWriteThatACrashCutShort() throws IOException {
    try (EmbeddedStore store = open()) {
      write(store, "a/x", "one", 0);
    }
    Path log = lastLog();
    byte[] whole = Files.readAllBytes(log);
    try (EmbeddedStore store = open()) {
      write(store, "a/y", "y".repeat(40), 0);
    }
    byte[] longer = Files.readAllBytes(log);

    for (int size = whole.length; size < longer.length; size += 9) {
      Files.write(log, Arrays.copyOf(longer, size));
      try (EmbeddedStore store = open()) {
        assertTrue(store.get("a/x").isPresent());
        assertTrue(store.get("a/y").isEmpty());
        assertEquals(2, store.revision());
      }
      assertEquals(whole.length, Files.size(log));
    }
  }

  /** As some file systems leave it: the length is there, the bytes are not. */
  @Test
  void cutsOffBytesThatNeverReachedTheDisk() throws IOException {
    try (EmbeddedStore store = open()) {
      write(store, "a/x", "one", 0);
    }
    Files.write(lastLog(), new byte[10_000], StandardOpenOption.APPEND);

    try (EmbeddedStore store = open()) {
      assertTrue(store.get("a/x").isPresent());
      assertEquals(3, write(store, "a/y", "one", 0));
    }
    try (EmbeddedStore store = open()) {
      assertTrue(store.get("a/y").isPresent());
    }
  }

  @Test
  void refusesToOpenWhenBytesBeforeTheLastWriteHaveChanged() throws IOException {
    try (EmbeddedStore store = open()) {
      write(store, "a/x", "one", 0);
      write(store, "a/y", "two", 0);
      write(store, "a/z", "three", 0);
    }
    Path log = lastLog();
    byte[] sound = Files.readAllBytes(log);

    for (int at = 0; at < sound.length * 2 / 3 - 10; at++) {
      byte[] damaged = sound.clone();
      damaged[at] ^= 0x10;
      Files.write(log, damaged);
      StoreException failure = assertThrows(StoreException.class, this::open);
      assertTrue(failure.getMessage().contains("damaged"), failure.getMessage());
      assertTrue(failure.getMessage().contains(log.toString()), failure.getMessage());
    }
    Files.write(log, sound);
    open().close();
  }

  @Test
  void saysSoWhenAValueIsDamagedUnderItsFeet() throws IOException {
    try (EmbeddedStore store = open()) {
      write(store, "a/x", "v".repeat(100), 0);
      byte[] damaged = Files.readAllBytes(lastLog());
      damaged[damaged.length - 50] ^= 1;
      Files.write(lastLog(), damaged, StandardOpenOption.WRITE);

      StoreException failure = assertThrows(StoreException.class, () -> store.get("a/x"));

      assertTrue(failure.getCause().getMessage().contains("damaged"), failure.toString());
    }
  }

  @Test
  void refusesToOpenWhenAFileIsMissing() throws IOException {
    EmbeddedSettings small = small();
    try (EmbeddedStore store = EmbeddedStore.open(directory, small, Clock.systemUTC())) {
      for (int i = 0; i < 20; i++) {
        write(store, "a/" + i, "x".repeat(1000), 0);
      }
    }
    Files.delete(directory.resolve("log-0000000000000002"));

    StoreException failure = assertThrows(StoreException.class, this::open);

    assertTrue(failure.getMessage().contains("log-0000000000000002"), failure.getMessage());
  }

  /** Files of 4 KB; history kept for long. */
  static EmbeddedSettings small() {
    return new EmbeddedSettings(Duration.ofSeconds(10), Duration.ofHours(1), 1 << 30, 4 << 10);
  }

  @Test
  void beginsEmptyAtRevisionOne() {
    try (EmbeddedStore store = open()) {
      assertEquals(1, store.revision());
      assertEquals(List.of(), store.list("", "", 0, 0).entries());
    }
    try (EmbeddedStore store = open()) {
      assertEquals(1, store.revision());
    }
  }
}
