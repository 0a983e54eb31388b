package io.quarterdeck.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a store promises about lists, old revisions and compaction. Part of {@link StoreContract}.
 */
abstract class StoreReadContract extends StoreWriteContract {
  private static List<String> keys(Page page) {
    return page.entries().stream().map(Entry::key).toList();
  }

  @Test
  void listsWhatStartsWithThePrefixAndNothingElse() {
    write("a/1", "x", 0);
    write("ab/1", "x", 0);
    write("a", "x", 0);
    write("a0", "x", 0);
    write("a/2", "x", 0);

    Page page = store.list("a/", "", 0, 0);

    assertEquals(List.of("a/1", "a/2"), keys(page));
    assertEquals(store.revision(), page.revision());
    assertFalse(page.more());
  }

  @Test
  void listsNothingAsAnEmptyPageOfTheCurrentRevision() {
    long revision = write("b/1", "x", 0);

    Page page = store.list("a/", "", 10, 0);

    assertEquals(List.of(), page.entries());
    assertEquals(revision, page.revision());
    assertFalse(page.more());
  }

  @Test
  void listsInTheOrderOfTheBytesOfKeys() {
    List<String> inOrder =
        List.of("a/", "a/\u0001", "a/-", "a/A", "a/a", "a/\u00E9", "a/\uFFFD", "a/\uD83D\uDE00");
    inOrder.reversed().forEach(key -> write(key, "x", 0));

    assertEquals(inOrder, keys(store.list("a/", "", 0, 0)));
    assertEquals(inOrder, keys(store.list("", "", 0, 0)));
  }

  @Test
  void listsInPagesOfOneRevision() {
    for (String name : List.of("1", "2", "3", "4", "5")) {
      write("a/" + name, "old", 0);
    }

    Page first = store.list("a/", "", 2, 0);
    write("a/25", "new", 0);
    committed(store.delete("a/4", store.get("a/4").orElseThrow().modRevision()));
    write("a/5", "new", store.get("a/5").orElseThrow().modRevision());
    Page second = store.list("a/", "a/2", 2, first.revision());
    Page third = store.list("a/", "a/4", 2, first.revision());

    assertEquals(List.of("a/1", "a/2"), keys(first));
    assertTrue(first.more());
    assertEquals(List.of("a/3", "a/4"), keys(second));
    assertTrue(second.more());
    assertEquals(List.of("a/5"), keys(third));
    assertEquals("old", text(third.entries().getFirst()));
    assertEquals(first.revision(), third.revision());
    assertFalse(third.more());
  }

  @Test
  void saysThatNoMoreFollowsWhenTheLimitIsJustReached() {
    write("a/1", "x", 0);
    write("a/2", "x", 0);

    assertFalse(store.list("a/", "", 2, 0).more());
    assertFalse(store.list("a/", "a/2", 2, 0).more());
    assertEquals(List.of(), keys(store.list("a/", "a/2", 2, 0)));
  }

  @Test
  void listsFromBehindAKeyThatIsNotThere() {
    write("a/1", "x", 0);
    write("a/3", "x", 0);

    assertEquals(List.of("a/3"), keys(store.list("a/", "a/2", 0, 0)));
    assertEquals(List.of("a/1", "a/3"), keys(store.list("a/", "A", 0, 0)));
    assertEquals(List.of(), keys(store.list("a/", "b", 0, 0)));
  }

  @Test
  void listsThePastAsItWas() {
    long created = write("a/x", "one", 0);
    long updated = write("a/x", "two", created);
    long deleted = committed(store.delete("a/x", updated));
    long again = write("a/x", "three", 0);

    assertEquals(List.of(), store.list("a/", "", 0, created - 1).entries());
    assertEquals("one", text(store.list("a/", "", 0, created).entries().getFirst()));
    assertEquals("two", text(store.list("a/", "", 0, updated).entries().getFirst()));
    assertEquals(List.of(), store.list("a/", "", 0, deleted).entries());
    assertEquals("three", text(store.list("a/", "", 0, again).entries().getFirst()));
  }

  @Test
  void refusesARevisionThatHasNotBeenReached() {
    long revision = write("a/x", "one", 0);

    FutureRevisionException failure =
        assertThrows(FutureRevisionException.class, () -> store.list("a/", "", 0, revision + 1000));

    assertEquals(revision, failure.currentRevision());
  }

  @Test
  void forgetsTheHistoryThatIsCompactedAndNothingElse() {
    long first = write("a/x", "one", 0);
    long second = write("a/x", "two", first);
    long third = write("a/x", "three", second);
    long gone = write("a/y", "one", 0);
    committed(store.delete("a/y", gone));
    long kept = write("a/z", "one", 0);

    store.compact(third);

    assertEquals("three", text(store.list("a/", "", 0, third).entries().getFirst()));
    assertEquals(List.of("a/x", "a/y"), keys(store.list("a/", "", 0, gone)));
    assertEquals(List.of("a/x", "a/z"), keys(store.list("a/", "", 0, 0)));
    assertEquals(kept, store.get("a/z").orElseThrow().modRevision());
    assertEquals(third, store.compactedRevision());
    CompactedException failure =
        assertThrows(CompactedException.class, () -> store.list("a/", "", 0, second));
    assertEquals(third, failure.compactedRevision());
  }

  @Test
  void compactsTheSameTwiceAndNeverTheFuture() {
    long revision = write("a/x", "one", 0);

    store.compact(revision);
    store.compact(revision);
    store.compact(revision - 1);

    assertEquals(revision, store.compactedRevision());
    assertEquals(revision, store.revision());
    assertThrows(FutureRevisionException.class, () -> store.compact(revision + 1000));
  }

  @Test
  void forgetsDeletedKeysForGood() {
    long created = write("a/x", "one", 0);
    long deleted = committed(store.delete("a/x", created));

    store.compact(deleted);

    assertEquals(List.of(), store.list("a/", "", 0, 0).entries());
    assertEquals(deleted, store.revision());
    long again = write("a/x", "two", 0);
    assertEquals(again, store.get("a/x").orElseThrow().createRevision());
  }
}
