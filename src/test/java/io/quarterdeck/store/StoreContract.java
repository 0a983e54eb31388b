package io.quarterdeck.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.store.WriteResult.Committed;
import io.quarterdeck.store.WriteResult.Conflict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * Everything that {@link Store} promises, as tests. A store passes by a test class with an empty
 * body that extends this one and names its fixture with {@link StoreFixture.On}.
 */
public abstract class StoreContract extends StoreWatchContract {
  private static <T> List<T> inParallel(int threads, Callable<T> work)
      throws InterruptedException, ExecutionException {
    try (ExecutorService executor = Executors.newCachedThreadPool()) {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(executor.submit(work));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> each : running) {
        results.add(each.get());
      }
      return results;
    }
  }

  @Test
  void letsExactlyOneOfManyCreate() throws Exception {
    List<WriteResult> results = inParallel(32, () -> put("a/x", "mine", 0));

    long winners = results.stream().filter(Committed.class::isInstance).count();
    assertEquals(1, winners);
    long revision = store.get("a/x").orElseThrow().modRevision();
    for (WriteResult result : results) {
      if (result instanceof Conflict conflict) {
        assertEquals(revision, conflict.current().orElseThrow().modRevision());
      }
    }
  }

  @Test
  void losesNoneOfManyConcurrentIncrements() throws Exception {
    write("a/counter", "0", 0);
    int threads = 16;
    int each = 10;

    List<List<Long>> revisions =
        inParallel(
            threads,
            () -> {
              List<Long> mine = new ArrayList<>();
              while (mine.size() < each) {
                Entry entry = store.get("a/counter").orElseThrow();
                String next = String.valueOf(Integer.parseInt(text(entry)) + 1);
                if (put("a/counter", next, entry.modRevision()) instanceof Committed done) {
                  mine.add(done.revision());
                }
              }
              return mine;
            });

    assertEquals("160", text(store.get("a/counter").orElseThrow()));
    long distinct = revisions.stream().flatMap(List::stream).distinct().count();
    assertEquals(threads * each, distinct);
  }

  /** A read sees what had been acknowledged when it began, and later reads never see less. */
  @Test
  void readsAreLinearizable() throws Exception {
    long first = write("a/x", "x", 0);
    AtomicLong acknowledged = new AtomicLong(first);
    AtomicBoolean done = new AtomicBoolean();
    Thread writer =
        Thread.ofPlatform()
            .start(
                () -> {
                  for (int i = 0; i < 300; i++) {
                    acknowledged.set(write("a/x", "x" + i, acknowledged.get()));
                  }
                  done.set(true);
                });

    List<Long> stale =
        inParallel(
            4,
            () -> {
              long behind = 0;
              for (long seen = 0; !done.get(); ) {
                long known = Math.max(seen, acknowledged.get());
                long atGet = store.get("a/x").orElseThrow().modRevision();
                long atList = store.list("a/", "", 0, 0).entries().getFirst().modRevision();
                long atRevision = store.revision();
                behind += known <= atGet && atGet <= atList && atList <= atRevision ? 0 : 1;
                seen = atList;
              }
              return behind;
            });

    writer.join();
    assertEquals(List.of(0L, 0L, 0L, 0L), stale);
  }

  @Test
  void givesConcurrentWritesOneOrderThatAllWatchersSee() throws Exception {
    long before = store.revision();
    Heard live = new Heard(before);
    store.watch("", before, live);
    AtomicLong names = new AtomicLong();
    inParallel(
        16,
        () -> {
          String mine = "a/" + names.incrementAndGet();
          long revision = 0;
          for (int i = 0; i < 10; i++) {
            revision = write(mine, "x" + i, revision);
          }
          return revision;
        });

    List<String> seen = told(live.upTo(store.revision()));
    Heard later = watch("", before);
    assertEquals(seen, told(later.upTo(store.revision())));
    assertEquals(160, seen.size());
  }

  @Test
  void deletesByItselfWhatHasATimeToLive() {
    long before = store.revision();
    write("a/stays", "x", 0);
    long brief = committed(store.put("a/goes", bytes("x"), 0, fixture.shortestTtl()));

    Heard heard = watch("a/", before);
    Change gone = heard.changes(3).getLast();

    assertEquals("a/goes", gone.key());
    assertTrue(gone.isDelete());
    assertTrue(gone.revision() > brief);
    assertEquals(Optional.empty(), store.get("a/goes"));
    assertTrue(store.get("a/stays").isPresent());
  }

  @Test
  void keepsWhatAnUpdateFreesFromItsTimeToLive() {
    long before = store.revision();
    long freed = committed(store.put("a/freed", bytes("x"), 0, fixture.shortestTtl()));
    committed(store.put("a/goes", bytes("x"), 0, fixture.shortestTtl()));
    write("a/freed", "y", freed);

    Heard heard = watch("a/", before);
    assertEquals("a/goes", heard.changes(4).getLast().key());
    assertEquals("y", text(store.get("a/freed").orElseThrow()));
  }

  @Test
  void isHealthyUntilItIsClosed() {
    store.checkHealth();

    store.close();
    store.close();

    assertThrows(StoreException.class, () -> store.checkHealth());
    assertThrows(StoreException.class, () -> store.get("a/x"));
    assertThrows(StoreException.class, () -> put("a/x", "x", 0));
    assertThrows(StoreException.class, () -> store.revision());
    assertThrows(StoreException.class, () -> store.watch("", 1, new Heard(1)));
  }

  /** An interrupted caller gets an error, and harms nobody else. */
  @Test
  void survivesCallersThatAreInterrupted() throws Exception {
    long revision = write("a/x", "x", 0);
    inParallel(
        8,
        () -> {
          Thread.currentThread().interrupt();
          try {
            return store.get("a/x").isPresent();
          } catch (StoreException e) {
            return false;
          } finally {
            assertTrue(Thread.interrupted(), "the interrupt is not swallowed");
          }
        });

    assertEquals(revision, store.get("a/x").orElseThrow().modRevision());
    assertFalse(store.list("a/", "", 0, 0).entries().isEmpty());
    write("a/x", "y", revision);
  }
}
