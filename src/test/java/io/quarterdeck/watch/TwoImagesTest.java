package io.quarterdeck.watch;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.request.EventStream;
import io.quarterdeck.store.Store;
import io.quarterdeck.store.WriteResult;
import io.quarterdeck.store.etcd.EtcdProcess;
import io.quarterdeck.store.etcd.EtcdSettings;
import io.quarterdeck.store.etcd.EtcdStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two servers on one etcd: what one writes, the other reads. */
class TwoImagesTest {
  private EtcdProcess etcd;
  private Server one;
  private Server other;

  private static final class Server implements AutoCloseable {
    final Store store;
    final LiveHub hub = new LiveHub(InstantSource.system(), Timers.start(), WatchObserver.NONE);
    final LiveImage image;

    Server(EtcdProcess etcd) {
      store =
          EtcdStore.open(
              EtcdSettings.plain(List.of(etcd.uri()), "/registry"), InstantSource.system());
      image =
          new LiveImage(store, "", List.of(Kinds.PODS), new JsonIngest(), hub, WatchObserver.NONE);
      image.start();
      await().until(image::isReady);
    }

    @Override
    public void close() {
      image.close();
      store.close();
    }
  }

  @BeforeEach
  void start() {
    etcd = new EtcdProcess();
    one = new Server(etcd);
    other = new Server(etcd);
  }

  @AfterEach
  void stop() {
    if (etcd != null) { // there is none on some machines: the test is skipped
      one.close();
      other.close();
      etcd.close();
    }
  }

  @Test
  void whatOneServerWritesTheOtherReadsAtOnceAndSendsToItsWatchers() {
    long start = other.image.fresh().revision();
    EventStream watch =
        other.hub.subscribe(
            WatchFixture.pods(), WatchFixture.from(start), WatchFixture.FRAMES, 60_000);

    List<String> written = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      byte[] pod = Kinds.pod("a", "p" + i, "", "").getBytes(StandardCharsets.UTF_8);
      String key = Kinds.PODS.key("a", "p" + i);
      WriteResult.Committed committed =
          (WriteResult.Committed) one.store.put(key, pod, 0, Duration.ZERO);
      written.add("ADDED p" + i + "@" + committed.revision());
      assertTrue(other.image.fresh().get(Kinds.PODS, "a", "p" + i).isPresent());
    }

    List<String> sent = new ArrayList<>();
    await()
        .until(
            () -> {
              sent.addAll(WatchFixture.drain(watch));
              return sent.size() >= 50;
            });
    assertEquals(written, sent);
  }
}
