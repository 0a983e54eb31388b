package io.quarterdeck.watch;

import static io.quarterdeck.watch.WatchFixture.drain;
import static io.quarterdeck.watch.WatchFixture.names;
import static io.quarterdeck.watch.WatchFixture.pods;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.request.EventStream;
import io.quarterdeck.resource.StoredKind;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Reason;
import io.quarterdeck.store.CompactedException;
import io.quarterdeck.store.FutureRevisionException;
import io.quarterdeck.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveImageTest {
  private static final StoredKind WIDGETS =
      new StoredKind("example.org", "v1", "Widget", "example.org/widgets", true, List.of());

  private WatchFixture fixture;
  private LiveImage image;

  @BeforeEach
  void start() throws InterruptedException {
    fixture = new WatchFixture();
    for (int i = 0; i < 2 * ImageLoader.PAGE + 5; i++) {
      fixture.put("p" + i, "", "");
    }
    fixture.store.compact(fixture.store.revision());
    fixture.start();
    image = fixture.image;
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  private static String widget(String name) {
    return "{\"metadata\":{\"name\":\"" + name + "\",\"namespace\":\"a\"}}";
  }

  @Test
  void everythingIsLoadedPageByPage() {
    assertEquals(2 * ImageLoader.PAGE + 5, image.newest().count(Kinds.PODS));
    assertEquals(fixture.store.revision(), image.newest().revision());
  }

  @Test
  void nothingIsReadBeforeItIsLoaded() {
    LiveImage empty =
        new LiveImage(
            fixture.store,
            Kinds.PREFIX,
            List.of(),
            new JsonIngest(),
            fixture.hub,
            WatchObserver.NONE);

    ApiException refusal = assertThrows(ApiException.class, empty::newest);

    assertEquals(Reason.TOO_MANY_REQUESTS, refusal.status().reason());
    assertEquals("storage is (re)initializing", refusal.getMessage());
  }

  @Test
  void aFreshReadWaitsForWhatTheStoreHas() throws Exception {
    fixture.store.holdBack();
    long written = fixture.put("late", "", "");

    CompletableFuture<Snapshot> fresh = CompletableFuture.supplyAsync(image::fresh);
    Thread.sleep(20);
    assertFalse(fresh.isDone());
    fixture.store.letGo();

    Snapshot snapshot = fresh.get(5, TimeUnit.SECONDS);
    assertTrue(snapshot.revision() >= written);
    assertTrue(snapshot.get(Kinds.PODS, "default", "late").isPresent());
  }

  @Test
  void aFreshReadAsksForProgressWhenTheRevisionRoseElsewhere() {
    long elsewhere = fixture.store.bump();

    assertEquals(elsewhere, image.fresh().revision());
  }

  @Test
  void aReadOfTheFutureFailsInTime() {
    long current = image.newest().revision();

    long begin = System.nanoTime();
    FutureRevisionException failure =
        assertThrows(FutureRevisionException.class, () -> image.atLeast(current + 1000));

    assertEquals(current, failure.currentRevision());
    long tookMs = (System.nanoTime() - begin) / 1_000_000;
    assertTrue(tookMs >= 250 && tookMs < LiveImage.FRESHNESS_LIMIT_MS, "took " + tookMs);
    assertThrows(FutureRevisionException.class, () -> image.exactly(current + 1));
  }

  @Test
  void everyRevisionCanBeReadExactly() {
    long start = image.newest().revision();
    for (int i = 0; i < 10; i++) {
      fixture.put("new" + i, "", "");
    }

    for (int i = 0; i <= 10; i++) {
      Snapshot snapshot = image.exactly(start + i).orElseThrow();
      assertEquals(start + i, snapshot.revision());
      assertEquals(2 * ImageLoader.PAGE + 5 + i, snapshot.count(Kinds.PODS));
    }
    assertEquals(Optional.empty(), image.exactly(1));
  }

  @Test
  void whatCannotBeReadIsBrokenAndStopsNothing() {
    fixture.store.put(Kinds.key(Kinds.PODS, "default", "bad"), "no JSON");
    fixture.store.put(Kinds.key(Kinds.PODS, "default", "other"), Kinds.pod("x", "y", "", ""));
    fixture.put("good", "", "");

    Snapshot snapshot = image.fresh();

    CachedObject bad = snapshot.get(Kinds.PODS, "default", "bad").orElseThrow();
    assertTrue(bad.isBroken());
    ApiException failure = assertThrows(ApiException.class, bad::json);
    assertEquals(Reason.STORE_READ_ERROR, failure.status().reason());
    assertTrue(snapshot.get(Kinds.PODS, "default", "other").orElseThrow().isBroken());
    assertFalse(snapshot.get(Kinds.PODS, "default", "good").orElseThrow().isBroken());
    assertEquals(2, fixture.observed.damaged.get());
    fixture.put("bad", "", "");
    assertFalse(image.fresh().get(Kinds.PODS, "default", "bad").orElseThrow().isBroken());
  }

  @Test
  void keysOfUnknownDirectoriesAreIgnored() {
    fixture.store.put("/registry/masterleases/1.2.3.4", "{}");
    fixture.store.put("/registry/pods/default/too/deep", "{}");
    fixture.store.put("/registry/pods/shallow", "{}");
    fixture.store.put("/registry/health", "true");
    long last = fixture.put("a", "", "");

    assertEquals(last, image.fresh().revision());
    assertEquals(2 * ImageLoader.PAGE + 6, image.fresh().count(Kinds.PODS));
    assertEquals(0, fixture.observed.damaged.get());
  }

  @Test
  void aKindThatComesLaterBringsItsObjects() {
    fixture.store.put("/registry/example.org/widgets/a/w", widget("w"));

    image.addKind(WIDGETS);
    long later = fixture.store.put("/registry/example.org/widgets/a/v", widget("v"));

    Selection widgets = Selection.all(WIDGETS, "");
    assertEquals(List.of("a/v", "a/w"), names(image.newest().list(widgets, "", 0)));
    assertEquals(List.of("ADDED v@" + later), drain(fixture.watch(widgets, later - 1)));
    assertThrows(CompactedException.class, () -> fixture.watch(widgets, later - 2));
  }

  @Test
  void writesWhileAKindIsLoadedAreNotLost() throws Exception {
    for (int i = 0; i < 500; i++) {
      fixture.store.put("/registry/example.org/widgets/a/w" + i, widget("w" + i));
    }
    Thread writer =
        Thread.ofVirtual()
            .start(
                () -> {
                  for (int i = 0; i < 500; i++) {
                    fixture.store.put("/registry/example.org/widgets/a/x" + i, widget("x" + i));
                    fixture.store.delete("/registry/example.org/widgets/a/w" + i);
                  }
                });

    image.addKind(WIDGETS);
    writer.join();

    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      expected.add("a/x" + i);
    }
    expected.sort(null);
    assertEquals(expected, names(image.newest().list(Selection.all(WIDGETS, ""), "", 0)));
  }

  @Test
  void aKindThatGoesEndsItsWatches() {
    image.addKind(WIDGETS);
    Selection widgets = Selection.all(WIDGETS, "");
    EventStream watch = fixture.watch(widgets, image.newest().revision());

    image.removeKind(WIDGETS);

    assertTrue(watch.isDone());
    assertThrows(CompactedException.class, () -> image.newest().list(widgets, "", 0));
    fixture.store.put("/registry/example.org/widgets/a/w", widget("w"));
    image.addKind(WIDGETS);
    assertEquals(1, image.newest().count(WIDGETS));
  }

  @Test
  void whenTheStoreHasCompactedPastUsEverythingIsLoadedAgain() throws Exception {
    EventStream watch = fixture.watch(pods(), image.newest().revision());
    fixture.store.holdBack();
    fixture.put("missed", "", "");
    long revision = fixture.store.revision();

    fixture.store.endWatches(new CompactedException(revision));

    for (int i = 0; i < 2000 && image.newest().revision() < revision; i++) {
      Thread.sleep(1);
    }
    assertTrue(image.newest().get(Kinds.PODS, "default", "missed").isPresent());
    assertTrue(watch.isDone(), "what was missed will never be sent");
  }

  @Test
  void afterARestartWatchesResumeFromBeforeIt() throws Exception {
    long before = fixture.store.revision();
    List<String> written = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      written.add("ADDED new" + i + "@" + fixture.put("new" + i, "", ""));
    }
    LiveHub hub = new LiveHub(java.time.InstantSource.system(), fixture.time, WatchObserver.NONE);

    try (LiveImage restarted =
        new LiveImage(
            fixture.store,
            Kinds.PREFIX,
            List.of(Kinds.PODS),
            new JsonIngest(),
            hub,
            WatchObserver.NONE)) {
      restarted.start();
      for (int i = 0; i < 2000 && !restarted.isReady(); i++) {
        Thread.sleep(1);
      }

      assertEquals(before + 10, restarted.newest().revision());
      EventStream watch =
          hub.subscribe(pods(), WatchFixture.from(before), WatchFixture.FRAMES, 1000);
      assertEquals(written, drain(watch));
    }
  }

  @Test
  void whatAWriterHasPreparedIsNotReadAgain() {
    byte[] json = Kinds.pod("default", "mine", "", "").getBytes(StandardCharsets.UTF_8);
    Prepared write = Kinds.prepared(Kinds.PODS, json);

    image.prepare(write);
    long revision = fixture.put("mine", "", "");

    assertSame(write.at(revision), image.newest().get(Kinds.PODS, "default", "mine").orElseThrow());
  }

  @Test
  void whatWasPreparedForAnotherValueIsNotTaken() {
    byte[] json = Kinds.pod("default", "mine", "", "").getBytes(StandardCharsets.UTF_8);
    Prepared write = Kinds.prepared(Kinds.PODS, json);

    image.prepare(write);
    fixture.put("mine", "\"app\":\"other\"", "");

    CachedObject held = image.newest().get(Kinds.PODS, "default", "mine").orElseThrow();
    assertTrue(new String(held.json(), StandardCharsets.UTF_8).contains("other"));
  }

  @Test
  void whatWasPreparedForAWriteThatDidNotHappenIsForgotten() {
    byte[] json = Kinds.pod("default", "mine", "", "").getBytes(StandardCharsets.UTF_8);
    Prepared write = Kinds.prepared(Kinds.PODS, json);

    image.prepare(write);
    image.forget(write);
    long revision = fixture.put("mine", "", "");

    assertNotSame(
        write.at(revision), image.newest().get(Kinds.PODS, "default", "mine").orElseThrow());
  }

  @Test
  void aStoreThatDoesNotAnswerFailsFreshReadsOnly() {
    fixture.store.failRevisions(new StoreException("gone"));

    assertEquals("gone", assertThrows(StoreException.class, image::fresh).getMessage());
    assertEquals(2 * ImageLoader.PAGE + 5, image.newest().count(Kinds.PODS));
  }
}
