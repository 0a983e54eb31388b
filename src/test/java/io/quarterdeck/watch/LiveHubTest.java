package io.quarterdeck.watch;

import static io.quarterdeck.watch.WatchFixture.drain;
import static io.quarterdeck.watch.WatchFixture.from;
import static io.quarterdeck.watch.WatchFixture.labelled;
import static io.quarterdeck.watch.WatchFixture.onNode;
import static io.quarterdeck.watch.WatchFixture.pods;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.object.FieldSelector;
import io.quarterdeck.object.LabelSelector;
import io.quarterdeck.request.EventStream;
import io.quarterdeck.store.CompactedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveHubTest {
  private static final LabelSelector.Requirement X_IS_2 =
      new LabelSelector.Requirement("x", LabelSelector.Operator.EQUALS, Set.of("2"));

  private WatchFixture fixture;

  @BeforeEach
  void start() throws InterruptedException {
    fixture = new WatchFixture();
    fixture.put("old", "", "");
    fixture.store.compact(fixture.put("old", "", ""));
    fixture.start();
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  private long now() {
    return fixture.image.newest().revision();
  }

  @Test
  void writesAreSentInOrderWithTheirRevisions() {
    EventStream watch = fixture.watch(pods(), now());

    long created = fixture.put("a", "", "");
    long updated = fixture.put("a", "", "n1");
    long deleted = fixture.delete("a");

    assertEquals(
        List.of("ADDED a@" + created, "MODIFIED a@" + updated, "DELETED a@" + deleted),
        drain(watch));
  }

  @Test
  void anObjectThatEntersOrLeavesTheSelectorIsAddedOrDeleted() {
    EventStream watch = fixture.watch(labelled(X_IS_2), now());

    fixture.put("a", "\"x\":\"1\"", "");
    long entered = fixture.put("a", "\"x\":\"2\"", "");
    long left = fixture.put("a", "\"x\":\"1\"", "");
    fixture.delete("a");

    assertEquals(List.of("ADDED a@" + entered, "DELETED a@" + left), drain(watch));
  }

  @Test
  void whatLeavesIsSentInItsPreviousStateWithTheNewRevision() {
    List<CachedObject> sent = new ArrayList<>();
    Hub.Frames frames = new WatchFixture.NameFrames(sent::add);
    fixture.put("a", "\"x\":\"2\"", "");
    EventStream watch = fixture.hub.subscribe(labelled(X_IS_2), from(now()), frames, 60_000);

    long left = fixture.put("a", "\"x\":\"1\"", "");
    watch.poll();

    String json = WatchFixture.text(sent.getFirst());
    assertTrue(json.contains("\"x\":\"2\""), json);
    assertTrue(json.contains("\"resourceVersion\":\"" + left + "\""), json);
  }

  @Test
  void anObjectMovesFromOneNodesWatchToTheOthers() {
    EventStream unbound = fixture.watch(onNode(""), now());
    EventStream bound = fixture.watch(onNode("n1"), now());
    EventStream other = fixture.watch(onNode("n2"), now());

    long created = fixture.put("a", "", "");
    long moved = fixture.put("a", "", "n1");

    assertEquals(List.of("ADDED a@" + created, "DELETED a@" + moved), drain(unbound));
    assertEquals(List.of("ADDED a@" + moved), drain(bound));
    assertEquals(List.of(), drain(other));
  }

  @Test
  void watchersHearOfTheirNamespaceAndNameOnly() {
    FieldSelector named =
        new FieldSelector(List.of(new FieldSelector.Term("metadata.name", "a", false)));
    EventStream inDefault =
        fixture.watch(new Selection(Kinds.PODS, "default", LabelSelector.EVERYTHING, named), now());
    EventStream anywhere =
        fixture.watch(new Selection(Kinds.PODS, "", LabelSelector.EVERYTHING, named), now());
    EventStream ofOther = fixture.watch(Selection.all(Kinds.PODS, "other"), now());

    long first = fixture.put("default", "a", "", "");
    long second = fixture.put("other", "a", "", "");
    long third = fixture.put("other", "b", "", "");

    assertEquals(List.of("ADDED a@" + first), drain(inDefault));
    assertEquals(List.of("ADDED a@" + first, "ADDED a@" + second), drain(anywhere));
    assertEquals(List.of("ADDED a@" + second, "ADDED b@" + third), drain(ofOther));
  }

  @Test
  void aWatchResumesFromEveryRevisionOfTheHistory() {
    long start = now();
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      all.add("ADDED a" + i + "@" + fixture.put("a" + i, "", ""));
    }

    for (int missed = 0; missed <= 20; missed++) {
      EventStream watch = fixture.watch(pods(), start + 20 - missed);
      assertEquals(all.subList(20 - missed, 20), drain(watch));
    }
  }

  @Test
  void aRevisionBeforeTheHistoryIsRefused() {
    long start = now();

    CompactedException refusal =
        assertThrows(CompactedException.class, () -> fixture.watch(pods(), 1));

    assertEquals(start, refusal.compactedRevision());
  }

  @Test
  void aRevisionOfTheFutureIsSilentUntilThen() {
    EventStream watch = fixture.watch(pods(), now() + 2);

    fixture.put("a", "", "");
    fixture.put("b", "", "");
    long third = fixture.put("c", "", "");

    assertEquals(List.of("ADDED c@" + third), drain(watch));
  }

  @Test
  void initialEventsComeFirstThenTheirBookmarkThenWhatHappenedSince() {
    Snapshot snapshot = fixture.image.newest();
    long since = fixture.put("b", "", "");

    EventStream watch =
        fixture.hub.subscribe(
            pods(),
            new Hub.Start(0, true, Optional.of(snapshot), true, true),
            WatchFixture.FRAMES,
            1000);

    assertEquals(
        List.of(
            "ADDED old@" + snapshot.revision(),
            "BOOKMARK " + snapshot.revision() + " end",
            "ADDED b@" + since),
        drain(watch));
  }

  @Test
  void theWriterIsCalledOnceWhenThereIsSomethingAgain() {
    AtomicInteger calls = new AtomicInteger();
    EventStream watch = fixture.watch(pods(), now());
    watch.onReady(calls::incrementAndGet);
    assertNull(watch.poll());

    fixture.put("a", "", "");
    fixture.put("b", "", "");

    assertEquals(1, calls.get());
    assertEquals(2, drain(watch).size());
    fixture.put("c", "", "");
    assertEquals(2, calls.get());
  }

  @Test
  void aWriterThatFailsLosesItsWatchOnly() {
    EventStream failing = fixture.watch(pods(), now());
    failing.onReady(
        () -> {
          throw new IllegalStateException("no more threads");
        });
    failing.poll();
    EventStream other = fixture.watch(pods(), now());

    long written = fixture.put("a", "", "");

    assertTrue(failing.isDone());
    assertEquals(List.of("ADDED a@" + written), drain(other));
    assertEquals(written, fixture.image.newest().revision());
  }

  @Test
  void aSlowWatcherIsClosedAndTheOthersGoOn() {
    EventStream slow = fixture.watch(pods(), now());
    EventStream quick = fixture.watch(pods(), now());
    AtomicInteger calls = new AtomicInteger();
    slow.onReady(calls::incrementAndGet);

    int taken = 0;
    for (int i = 0; i <= Subscription.MOST_EVENTS; i++) {
      fixture.put("a", "", "n" + i);
      taken += drain(quick).size();
    }

    assertTrue(slow.isDone());
    assertNull(slow.poll());
    assertEquals(1, calls.get());
    assertEquals(Subscription.MOST_EVENTS + 1, taken);
    assertEquals(1, fixture.hub.watchers());
  }

  @Test
  void aWatchEndsAtItsTimeoutAfterWhatWaits() {
    EventStream watch = fixture.hub.subscribe(pods(), from(now()), WatchFixture.FRAMES, 5_000);
    fixture.put("a", "", "");

    fixture.time.pass(5_000);
    fixture.put("b", "", "");

    assertFalse(watch.isDone());
    assertEquals(1, drain(watch).size());
    assertTrue(watch.isDone());
    assertEquals(0, fixture.hub.watchers());
  }

  @Test
  void bookmarksComeEveryMinuteAndTwoSecondsBeforeTheEnd() {
    long start = now();
    Hub.Start bookmarked = new Hub.Start(start, false, Optional.empty(), true, false);
    EventStream watch = fixture.hub.subscribe(pods(), bookmarked, WatchFixture.FRAMES, 100_000);
    long other = fixture.store.put("/registry/minions/n", "{\"metadata\":{\"name\":\"n\"}}");

    fixture.time.pass(59_999);
    assertEquals(List.of(), drain(watch));
    fixture.time.pass(1);
    assertEquals(List.of("BOOKMARK " + other), drain(watch));
    long later = fixture.store.put("/registry/minions/m", "{\"metadata\":{\"name\":\"m\"}}");
    fixture.time.pass(37_999);
    assertEquals(List.of(), drain(watch));
    fixture.time.pass(1);
    assertEquals(List.of("BOOKMARK " + later), drain(watch));
    fixture.time.pass(2_000);
    assertTrue(watch.isDone());
    assertEquals(0, fixture.time.pending());
  }

  @Test
  void noBookmarkComesUnasked() {
    EventStream watch = fixture.hub.subscribe(pods(), from(now()), WatchFixture.FRAMES, 100_000);
    fixture.store.put("/registry/minions/n", "{\"metadata\":{\"name\":\"n\"}}");

    fixture.time.pass(99_999);

    assertEquals(List.of(), drain(watch));
  }

  @Test
  void aBrokenObjectEndsTheWatchWithAnError() {
    Hub.Frames frames = new WatchFixture.NameFrames(CachedObject::json);
    EventStream watch = fixture.hub.subscribe(pods(), from(now()), frames, 60_000);
    fixture.store.put(Kinds.key(Kinds.PODS, "default", "bad"), "no JSON");

    List<String> sent = drain(watch);

    assertEquals(1, sent.size());
    assertTrue(sent.getFirst().startsWith("ERROR object not decodable"), sent::toString);
    assertTrue(watch.isDone());
    assertEquals(0, fixture.hub.watchers());
  }

  @Test
  void aClosedWatchLeavesNothingBehind() {
    EventStream watch = fixture.watch(pods(), now());

    watch.close();
    watch.close();

    assertTrue(watch.isDone());
    assertEquals(0, fixture.hub.watchers());
    assertEquals(0, fixture.time.pending());
  }
}
