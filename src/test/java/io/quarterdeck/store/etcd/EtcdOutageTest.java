package io.quarterdeck.store.etcd;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.store.Change;
import io.quarterdeck.store.CompactedException;
import io.quarterdeck.store.Heard;
import io.quarterdeck.store.LoadCheck;
import io.quarterdeck.store.Store;
import io.quarterdeck.store.StoreException;
import io.quarterdeck.store.StoreTimeoutException;
import io.quarterdeck.store.WatchListener;
import io.quarterdeck.store.WriteLoad;
import io.quarterdeck.store.WriteResult.Committed;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the store in etcd does when etcd dies and comes back, or cannot be reached for a while. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EtcdOutageTest {
  private static final Duration DEADLINE = Duration.ofSeconds(1);

  private EtcdProcess etcd;
  private TcpProxy proxy;
  private int opened;

  @BeforeAll
  void startEtcd() {
    etcd = new EtcdProcess();
    proxy = new TcpProxy(etcd.port());
  }

  @AfterAll
  void stopEtcd() throws IOException {
    if (proxy != null) {
      proxy.close();
      etcd.close();
    }
  }

  private EtcdSettings settings(String prefix) {
    return new EtcdSettings(
        List.of(proxy.uri()),
        prefix,
        Optional.empty(),
        Optional.empty(),
        DEADLINE,
        DEADLINE,
        Duration.ZERO);
  }

  private Store open() {
    return EtcdStore.open(settings("/outage-" + opened++), InstantSource.system());
  }

  private static long create(Store store, String key) {
    return ((Committed) store.put(key, new byte[1], 0, Duration.ZERO)).revision();
  }

  private static void awaitProgress(WriteLoad load) {
    long before = load.total();
    await().atMost(Duration.ofSeconds(15)).until(() -> load.total() > before + 20);
  }

  private interface Outage {
    void happen() throws Exception;
  }

  /** Writes and watches while {@code outage} happens {@code rounds} times; nothing may be lost. */
  private void losesNothing(int rounds, Outage outage) throws Exception {
    try (Store store = open()) {
      long before = store.revision();
      Heard heard = new Heard(before);
      store.watch("load/", before, heard);
      WriteLoad load = new WriteLoad(store, (key, told) -> {}).start(4);

      for (int round = 0; round < rounds; round++) {
        awaitProgress(load);
        outage.happen();
        awaitProgress(load);
      }
      load.stop();

      LoadCheck.holds(store, load.acknowledged());
      LoadCheck.countsUp(heard.upTo(store.revision()));
    }
  }

  @Test
  void losesNothingWhenEtcdIsKilledUnderLoad() throws Exception {
    losesNothing(
        2,
        () -> {
          etcd.kill();
          etcd.start();
        });
  }

  @Test
  void losesNothingWhenItsConnectionIsCutUnderLoad() throws Exception {
    losesNothing(
        3,
        () -> {
          proxy.cut();
          TimeUnit.MILLISECONDS.sleep(300);
          proxy.restore();
        });
  }

  @Test
  void answersInTimeWhileEtcdIsAwayAndRecoversByItself() throws InterruptedException {
    try (Store store = open();
        Store direct =
            EtcdStore.open(
                EtcdSettings.plain(List.of(etcd.uri()), "/outage-" + (opened - 1)),
                InstantSource.system())) {
      long first = create(store, "a/1");
      Heard heard = new Heard(first);
      store.watch("a/", first, heard);

      proxy.cut();
      long cutNs = System.nanoTime();
      while (System.nanoTime() - cutNs < TimeUnit.SECONDS.toNanos(6)) {
        long beganNs = System.nanoTime();
        assertThrows(StoreTimeoutException.class, () -> store.get("a/1"));
        assertThrows(StoreTimeoutException.class, store::checkHealth);
        long tookMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNs);
        assertTrue(tookMs < 2 * DEADLINE.toMillis() + 1500, "took " + tookMs + " ms");
      }
      long meanwhile = create(direct, "a/2");
      proxy.restore();

      await()
          .atMost(Duration.ofSeconds(8))
          .ignoreExceptions()
          .until(() -> store.get("a/2").isPresent());
      assertEquals(1, heard.upTo(meanwhile).size());
    }
  }

  /** etcd that wakes up must not answer from before its sleep, nor repeat or skip events. */
  @Test
  void losesNothingWhenEtcdSleepsUnderLoad() throws Exception {
    losesNothing(
        1,
        () -> {
          etcd.pause();
          TimeUnit.MILLISECONDS.sleep(DEADLINE.toMillis() + 500);
          etcd.resume();
        });
  }

  /** More changes than the watch queues: it reads on in history when its listener is ready. */
  @Test
  void catchesUpAListenerThatWasStuck() throws InterruptedException {
    try (Store store = open()) {
      long before = store.revision();
      Heard heard = new Heard(before);
      CountDownLatch release = new CountDownLatch(1);
      store.watch("load/", before, new StuckListener(heard, release));
      WriteLoad load = new WriteLoad(store, (key, told) -> {}).start(16);
      await().atMost(Duration.ofSeconds(20)).until(() -> load.total() > 600);
      load.stop();

      release.countDown();

      List<Change> changes = heard.upTo(store.revision());
      LoadCheck.countsUp(changes);
      assertTrue(changes.size() >= load.total());
    }
  }

  /** Blocks its watch's thread until it is released. */
  private record StuckListener(Heard heard, CountDownLatch release) implements WatchListener {
    @Override
    public void onChanges(List<Change> changes) {
      try {
        release.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      heard.onChanges(changes);
    }

    @Override
    public void onProgress(long revision) {
      heard.onProgress(revision);
    }

    @Override
    public void onEnd(StoreException cause) {
      heard.onEnd(cause);
    }
  }

  @Test
  void endsAWatchThatWasAwayWhileItsHistoryWasCompacted() {
    try (Store store = open();
        Store direct =
            EtcdStore.open(
                EtcdSettings.plain(List.of(etcd.uri()), "/outage-" + (opened - 1)),
                InstantSource.system())) {
      long first = create(store, "a/1");
      Heard heard = new Heard(first);
      store.watch("a/", first, heard);
      create(direct, "a/2");
      heard.changes(1);

      proxy.cut();
      create(direct, "a/3");
      long gone = create(direct, "a/4");
      long deleted = ((Committed) direct.delete("a/4", gone)).revision();
      direct.compact(deleted);
      proxy.restore();

      CompactedException end = assertInstanceOf(CompactedException.class, heard.end());
      assertEquals(deleted, end.compactedRevision());
      assertEquals(deleted, store.compactedRevision());
      assertEquals(1, heard.changesSoFar().size());
    }
  }
}
