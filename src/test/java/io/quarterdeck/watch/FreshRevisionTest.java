package io.quarterdeck.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FreshRevisionTest {
  @Test
  void callersAtTheSameTimeShareAQuestionAskedAfterTheyCame() throws Exception {
    MemoryStore store = new MemoryStore();
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    FreshRevision fresh =
        new FreshRevision(
            () -> {
              long revision = store.revision();
              asked.countDown();
              awaitQuietly(answer);
              return revision;
            });
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture<Long> first = CompletableFuture.supplyAsync(fresh::get, executor);
      asked.await();
      long written = store.put("/k", "v");
      List<CompletableFuture<Long>> later = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        later.add(CompletableFuture.supplyAsync(fresh::get, executor));
      }
      Thread.sleep(20); // all have come
      answer.countDown();

      assertEquals(written - 1, first.get(5, TimeUnit.SECONDS));
      for (CompletableFuture<Long> caller : later) {
        assertEquals(written, caller.get(5, TimeUnit.SECONDS));
      }
    }
    assertTrue(store.revisionQuestions.get() <= 3, "asked " + store.revisionQuestions);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
