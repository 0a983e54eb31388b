package io.quarterdeck.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.store.StoreException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SelfCheckTest {
  private WatchFixture fixture;

  @BeforeEach
  void start() throws InterruptedException {
    fixture = new WatchFixture();
    for (int i = 0; i < 1200; i++) {
      fixture.put("p" + i, "", "");
    }
    fixture.start();
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void anImageLikeTheStorePasses() throws InterruptedException {
    fixture.put("p7", "", "n1");
    fixture.delete("p8");

    fixture.image.selfCheck().round(0);

    assertEquals(
        List.of("minions SUCCESS", "pods SUCCESS"),
        fixture.observed.checks.stream().sorted().toList());
    assertEquals(1, fixture.observed.loads.get());
  }

  @Test
  void anImageThatMissedAChangeIsLoadedAgain() throws InterruptedException {
    fixture.store.loseEvents(true);
    fixture.put("p7", "", "n1");
    fixture.store.loseEvents(false);
    fixture.put("p9", "", "n1"); // after this the image believes to be up to date

    fixture.image.selfCheck().round(0);

    assertTrue(fixture.observed.checks.contains("pods FAILURE"), fixture.observed.checks::toString);
    for (int i = 0; i < 2000 && fixture.observed.loads.get() < 2; i++) {
      Thread.sleep(1);
    }
    CachedObject mended = fixture.image.fresh().get(Kinds.PODS, "default", "p7").orElseThrow();
    assertEquals("n1", mended.field("spec.nodeName"));
  }

  @Test
  void aStoreThatDoesNotAnswerIsAnError() throws InterruptedException {
    fixture.store.failLists(new StoreException("gone"));

    fixture.image.selfCheck().round(0);

    assertEquals(
        List.of("minions ERROR", "pods ERROR"), fixture.observed.checks.stream().sorted().toList());
  }
}
