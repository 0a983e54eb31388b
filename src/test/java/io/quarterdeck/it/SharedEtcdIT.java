package io.quarterdeck.it;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.store.etcd.EtcdProcess;
import io.quarterdeck.store.etcd.TcpProxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two packaged servers on one etcd, one of them through a network that can fail. {@code
 * -Dquarterdeck.it.outage-seconds=60} makes the failure last longer than any deadline.
 */
class SharedEtcdIT {
  private static final int OUTAGE_SECONDS = Integer.getInteger("quarterdeck.it.outage-seconds", 8);

  /** The store's deadline is 10 s; a busy machine needs a little more. */
  private static final long IN_TIME_MS = 20_000;

  @TempDir static Path directory;

  private static EtcdProcess etcd;
  private static TcpProxy network;
  private static PackagedServer near;
  private static PackagedServer far;
  private static Curl nearClient;
  private static Curl farClient;

  @BeforeAll
  static void start() throws Exception {
    etcd = new EtcdProcess();
    network = new TcpProxy(etcd.port());
    near = server("near", etcd.uri().toString());
    far = server("far", network.uri().toString());
    nearClient = Curl.administrator(near);
    farClient = Curl.administrator(far);
  }

  private static PackagedServer server(String name, String etcd) throws Exception {
    return PackagedServer.start(directory.resolve(name), "--etcd-servers=" + etcd, Curl.tokens());
  }

  @AfterAll
  static void stop() throws Exception {
    if (far != null) {
      far.close();
    }
    if (near != null) {
      near.close();
      network.close();
      etcd.close();
    }
  }

  @Test
  void aWriteThroughOneIsSeenByAReadAndAWatchOfTheOther() throws Exception {
    long before = Maps.version(farClient.get(Maps.PATH).body());
    try (WatchedMaps watched = WatchedMaps.from(farClient, before)) {

      assertEquals(201, nearClient.post(Maps.PATH, Maps.named("shared")).code());

      assertEquals(200, farClient.get(Maps.PATH + "/shared").code());
      await().atMost(Duration.ofSeconds(20)).until(() -> watched.added().contains("shared"));
    }
  }

  @Test
  void anOutageOfTheNetworkIsAnsweredInTimeAndGetsOverByItself() throws Exception {
    long before = Maps.version(farClient.get(Maps.PATH).body());
    try (WatchedMaps watched = WatchedMaps.from(farClient, before)) {
      nearClient.post(Maps.PATH, Maps.named("before-outage"));
      await().atMost(Duration.ofSeconds(20)).until(() -> watched.added().size() == 1);

      network.silence();
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(OUTAGE_SECONDS);
      int round = 0;
      do {
        refusesInTime(farClient::get, Maps.PATH + "/before-outage");
        refusesInTime(farClient::get, Maps.PATH);
        int number = round++;
        refusesInTime(p -> farClient.post(p, Maps.named("lost-" + number)), Maps.PATH);
        assertEquals(200, farClient.get(Maps.PATH + "?resourceVersion=0").code());
      } while (System.nanoTime() < end);
      nearClient.post(Maps.PATH, Maps.named("meanwhile"));
      network.resume();

      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> farClient.get(Maps.PATH + "/meanwhile").code() == 200);
      assertEquals(201, farClient.post(Maps.PATH, Maps.named("after-outage")).code());
      await().atMost(Duration.ofSeconds(60)).until(() -> watched.added().contains("after-outage"));
      List<String> seen = watched.added().stream().filter(n -> !n.startsWith("lost")).toList();
      assertEquals(List.of("before-outage", "meanwhile", "after-outage"), seen);
      System.out.printf(
          "etcd silent for %d s: %d rounds of requests refused in time, %d watches ended%n",
          OUTAGE_SECONDS, round, watched.ends());
    }
  }

  private interface Attempt {
    Curl.Answer on(String path) throws Exception;
  }

  private static void refusesInTime(Attempt attempt, String path) throws Exception {
    long start = System.nanoTime();

    Curl.Answer answer = attempt.on(path);

    long tookMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    assertTrue(answer.code() == 503 || answer.code() == 504, answer.toString());
    assertTrue(tookMs < IN_TIME_MS, "answered after " + tookMs + " ms");
  }
}
