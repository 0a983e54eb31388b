package io.quarterdeck.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a store promises about watches. Part of {@link StoreContract}. */
abstract class StoreWatchContract extends StoreReadContract {
  /** Writes a short history: two creations, an update, a deletion; returns the changes of it. */
  private List<String> shortHistory() {
    long x = write("a/x", "one", 0);
    long y = write("a/y", "one", 0);
    long updated = write("a/x", "two", x);
    long deleted = committed(store.delete("a/y", y));
    return List.of(
        "a/x=one " + x + " of " + x,
        "a/y=one " + y + " of " + y,
        "a/x=two " + updated + " of " + x,
        "a/y gone " + deleted);
  }

  static List<String> told(List<Change> changes) {
    List<String> told = new ArrayList<>();
    for (Change change : changes) {
      told.add(
          change
              .value()
              .map(
                  value ->
                      change.key()
                          + "="
                          + new String(value, StandardCharsets.UTF_8)
                          + " "
                          + change.revision()
                          + " of "
                          + change.createRevision())
              .orElse(change.key() + " gone " + change.revision()));
      assertEquals(change.isDelete(), change.createRevision() == 0);
    }
    return told;
  }

  @Test
  void tellsEveryChangeThatComes() {

    Heard heard = watch("a/", store.revision());
    List<String> history = shortHistory();

    assertEquals(history, told(heard.upTo(store.revision())));
  }

  @Test
  void tellsEveryChangeOfThePastAfterTheRevision() {
    long before = store.revision();
    List<String> history = shortHistory();
    long last = store.revision();

    for (int skip = 0; skip <= history.size(); skip++) {
      Heard heard = watch("a/", before + skip);
      assertEquals(history.subList(skip, history.size()), told(heard.upTo(last)));
    }
  }

  @Test
  void tellsOnlyWhatStartsWithThePrefix() {
    long before = store.revision();

    Heard heard = watch("a/", before);
    write("ab/x", "x", 0);
    write("a", "x", 0);
    write("b/a/", "x", 0);
    write("a/x", "x", 0);
    write("a0", "x", 0);

    List<Change> changes = heard.upTo(store.revision());
    assertEquals(List.of("a/x"), changes.stream().map(Change::key).toList());
  }

  @Test
  void tellsProgressWhenOnlyOthersChange() {

    Heard heard = watch("a/", store.revision());
    long revision = write("b/x", "x", 0);

    assertEquals(List.of(), heard.upTo(revision));
  }

  @Test
  void waitsForARevisionThatHasNotBeenReached() {
    long now = store.revision();

    Heard heard = watch("a/", now + 2);
    write("a/1", "x", 0);
    write("a/2", "x", 0);
    write("a/3", "x", 0);

    List<Change> changes = heard.upTo(store.revision());
    assertEquals(List.of("a/3"), changes.stream().map(Change::key).toList());
  }

  @Test
  void endsAWatchWhoseHistoryIsCompacted() {
    long first = write("a/x", "one", 0);
    long second = write("a/x", "two", first);
    long deleted = committed(store.delete("a/x", second));
    store.compact(deleted);

    Heard behind = watch("a/", deleted - 1);
    CompactedException end = assertInstanceOf(CompactedException.class, behind.end());
    assertEquals(deleted, end.compactedRevision());
    assertEquals(List.of(), behind.changesSoFar());
  }

  @Test
  void watchesFromTheCompactedRevisionOn() {
    long first = write("a/x", "one", 0);
    long second = write("a/x", "two", first);
    store.compact(second);
    long third = write("a/x", "three", second);

    Heard heard = watch("a/", second);
    assertEquals(List.of("a/x=three " + third + " of " + first), told(heard.upTo(third)));
  }

  @Test
  void keepsAWatchThatIsUpToDateThroughACompaction() {

    Heard heard = watch("a/", store.revision());
    long first = write("a/x", "one", 0);
    heard.upTo(first);
    store.compact(first);
    committed(store.delete("a/x", first));
    long last = write("a/y", "one", 0);

    assertEquals(3, heard.upTo(last).size());
  }

  @Test
  void servesManyWatchersAtOnce() {
    long before = store.revision();
    List<Heard> all = new ArrayList<>();
    List<Store.Watch> watches = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Heard heard = new Heard(before + i % 3);
      all.add(heard);
      watches.add(store.watch("a/", before + i % 3, heard));
    }

    List<String> history = shortHistory();

    for (int i = 0; i < 20; i++) {
      int skip = i % 3;
      assertEquals(history.subList(skip, history.size()), told(all.get(i).upTo(store.revision())));
    }
    watches.forEach(Store.Watch::close);
  }

  @Test
  void isNotHeldUpByAListenerThatIsSlow() throws InterruptedException {
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch stuck = new CountDownLatch(1);
    Heard slow = new Heard(store.revision());
    WatchListener blocking =
        new WatchListener() {
          @Override
          public void onChanges(List<Change> changes) {
            stuck.countDown();
            try {
              release.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            slow.onChanges(changes);
          }

          @Override
          public void onProgress(long revision) {
            slow.onProgress(revision);
          }

          @Override
          public void onEnd(StoreException cause) {
            slow.onEnd(cause);
          }
        };

    store.watch("a/", store.revision(), blocking);
    Heard quick = watch("a/", store.revision());
    List<String> history = shortHistory();
    assertTrue(stuck.await(20, TimeUnit.SECONDS));
    assertEquals(history, told(quick.upTo(store.revision())));
    release.countDown();
    assertEquals(history, told(slow.upTo(store.revision())));
  }

  @Test
  void saysNothingAfterAWatchIsClosed() {
    Heard closed = new Heard(store.revision());
    Store.Watch watch = store.watch("a/", store.revision(), closed);
    Heard open = watch("a/", store.revision());
    long first = write("a/x", "one", 0);
    closed.upTo(first);

    watch.close();
    watch.close();
    long second = write("a/x", "two", first);

    assertEquals(2, open.upTo(second).size());
    assertEquals(1, closed.changesSoFar().size());
  }

  @Test
  void endsItsWatchesWhenItIsClosed() {
    Heard heard = new Heard(store.revision());
    store.watch("a/", store.revision(), heard);

    store.close();

    heard.end();
  }

  @Test
  void joinsPastAndPresentWhileOthersWrite() throws InterruptedException {
    long before = store.revision();
    int writes = 300;
    Thread writer =
        Thread.ofVirtual()
            .start(
                () -> {
                  for (int i = 0; i < writes; i++) {
                    write("a/" + i, "x", 0);
                  }
                });

    List<Heard> all = new ArrayList<>();
    List<Store.Watch> watches = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Heard heard = new Heard(before);
      all.add(heard);
      watches.add(store.watch("a/", before, heard));
      TimeUnit.MILLISECONDS.sleep(2);
    }
    writer.join();

    for (Heard heard : all) {
      assertEquals(writes, heard.upTo(store.revision()).size());
    }
    watches.forEach(Store.Watch::close);
  }
}
