package io.quarterdeck.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.store.WriteResult.Committed;
import io.quarterdeck.store.embedded.EmbeddedStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What callers of a store see when it is faulty, and that it never costs them data. */
class FaultsTest {
  private final Store sound = EmbeddedStore.inMemory();
  private final FaultyStore store = new FaultyStore(sound, new Random(7));

  @AfterEach
  void closeStore() {
    store.close();
  }

  private WriteResult put(String key, String value, long expectedRevision) {
    return store.put(key, value.getBytes(UTF_8), expectedRevision, Duration.ZERO);
  }

  private long write(String key, String value, long expectedRevision) {
    return StoreWriteContract.committed(put(key, value, expectedRevision));
  }

  @Test
  void aLostCallTimesOutAndChangesNothing() {
    store.set(Faults.losing(1));

    assertThrows(StoreTimeoutException.class, () -> put("a", "x", 0));
    assertThrows(StoreTimeoutException.class, () -> store.get("a"));
    assertThrows(StoreTimeoutException.class, store::revision);

    store.set(Faults.NONE);
    assertTrue(store.get("a").isEmpty());
  }

  @Test
  void anUnansweredWriteTimesOutAlthoughItTookEffect() {
    store.set(Faults.leavingUnanswered(1));

    assertThrows(StoreTimeoutException.class, () -> put("a", "x", 0));

    store.set(Faults.NONE);
    long revision = store.get("a").orElseThrow().modRevision();
    assertEquals(
        revision,
        StoreWriteContract.refused(put("a", "x", 0)).orElseThrow().modRevision(),
        "a writer that tries again meets its own write");
  }

  @Test
  void aDelayedCallComesThrough() {
    store.set(Faults.delaying(1, Duration.ofMillis(5)));

    long revision = write("a", "x", 0);

    assertEquals(revision, store.get("a").orElseThrow().modRevision());
  }

  @Test
  void answersOvertakeEachOtherButRevisionsKeepTheirOrder() throws InterruptedException {
    store.set(Faults.overtaking(0.5));
    List<Long> answers = Collections.synchronizedList(new ArrayList<>());

    List<Thread> writers =
        IntStream.range(0, 40)
            .mapToObj(i -> Thread.ofPlatform().start(() -> answers.add(write("a/" + i, "x", 0))))
            .toList();
    for (Thread writer : writers) {
      writer.join();
    }

    List<Long> sorted = answers.stream().sorted().toList();
    assertEquals(40, sorted.stream().distinct().count());
    assertTrue(!sorted.equals(answers), "some answer overtook another");
    Heard heard = new Heard(1);
    store.watch("a/", 1, heard);
    assertEquals(sorted, heard.upTo(sorted.getLast()).stream().map(Change::revision).toList());
  }

  @Test
  void aCutWatchEndsAndIsResumedWithoutGapOrDuplicate() {
    Heard first = new Heard(1);
    store.watch("a/", 1, first);
    long one = write("a/1", "x", 0);
    first.upTo(one);

    store.cutWatches();
    long two = write("a/2", "x", 0);
    first.end();
    Heard second = new Heard(one);
    store.watch("a/", one, second);

    assertEquals(List.of(two), second.upTo(two).stream().map(Change::revision).toList());
    assertEquals(1, first.changesSoFar().size());
  }

  /** Writers that re-read after every doubt lose nothing, whatever goes wrong. */
  @Test
  void carefulWritersCountRightThroughEverything() {
    store.set(new Faults(0.2, 0.2, 0.2, Duration.ofNanos(50_000), 0));
    int count = 0;

    while (count < 200) {
      try {
        long revision = store.get("a").map(Entry::modRevision).orElse(0L);
        int stored = store.get("a").map(e -> Integer.parseInt(text(e))).orElse(0);
        assertTrue(stored == count || stored == count + 1, stored + " after " + count);
        count = stored;
        if (put("a", String.valueOf(count + 1), revision) instanceof Committed) {
          count++;
        }
      } catch (StoreTimeoutException e) {
        continue; // in doubt: look again
      }
    }

    assertEquals(count, Integer.parseInt(text(sound.get("a").orElseThrow())));
  }

  private static String text(Entry entry) {
    return new String(entry.value(), UTF_8);
  }
}
