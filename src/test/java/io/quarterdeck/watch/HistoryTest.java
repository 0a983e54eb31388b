package io.quarterdeck.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.store.CompactedException;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final long MUCH = 1L << 40;
  private static final int LENGTH = 10_000;

  private final TreeSnapshot base =
      TreeSnapshot.of(100, List.of(KindTable.of(Kinds.PODS, List.of())));
  private CachedObject last = pod(100);

  private static CachedObject pod(long revision) {
    MapValue meta = MapValue.of("name", Value.of("p"), "namespace", Value.of("a"));
    KubeObject object = new KubeObject(MapValue.of("metadata", meta));
    return CachedObject.of(Kinds.PODS, object, revision, new byte[LENGTH]);
  }

  private Step step(long revision) {
    CachedObject next = pod(revision);
    ObjectChange change = new ObjectChange(revision, last, next);
    last = next;
    return new Step(base.at(revision), List.of(change));
  }

  private static List<Long> revisions(History history, long after) {
    return history.changesAfter("pods", after).stream().map(ObjectChange::revision).toList();
  }

  @Test
  void itForgetsTheOldestBeyondTheNumberOfSteps() {
    History history = new History(new History.Bounds(3, MUCH, MUCH), base);

    for (long revision = 101; revision <= 105; revision++) {
      history.append(step(revision), 0);
    }

    assertEquals(List.of(103L, 104L, 105L), revisions(history, 102));
    CompactedException refusal =
        assertThrows(CompactedException.class, () -> history.changesAfter("pods", 101));
    assertEquals(102, refusal.compactedRevision());
    assertThrows(CompactedException.class, () -> history.stateAt(101));
    assertEquals(102, history.stateAt(102).revision());
  }

  @Test
  void itForgetsTheOldestBeyondItsBytes() {
    History history = new History(new History.Bounds(1000, 5 * LENGTH, MUCH), base);

    for (long revision = 101; revision <= 120; revision++) {
      history.append(step(revision), 0);
    }

    assertTrue(history.bytes() <= 5 * LENGTH, "holds " + history.bytes());
    assertEquals(4, history.size());
  }

  @Test
  void itForgetsWhatIsTooOld() {
    History history = new History(new History.Bounds(1000, MUCH, 1_000), base);

    history.append(step(101), 0);
    history.append(step(102), 500);
    history.append(step(103), 1_200);

    assertEquals(List.of(102L, 103L), revisions(history, 101));
    assertThrows(CompactedException.class, () -> history.changesAfter("pods", 100));
  }

  @Test
  void theStateBetweenTwoStepsIsThatOfTheFirst() {
    History history = new History(History.Bounds.USUAL, base);
    Step first = step(105);
    history.append(first, 0);
    history.append(step(110), 0);

    assertSame(first.snapshot(), history.stateAt(105));
    assertEquals(107, history.stateAt(107).revision());
    assertEquals(102, history.stateAt(102).revision());
  }

  @Test
  void aKindThatCameLaterIsKnownFromThenOn() {
    History history = new History(History.Bounds.USUAL, base);
    history.append(step(101), 0);

    history.startKind("pods", 101);
    history.append(step(102), 0);

    assertThrows(CompactedException.class, () -> history.changesAfter("pods", 100));
    assertEquals(List.of(102L), revisions(history, 101));
  }
}
