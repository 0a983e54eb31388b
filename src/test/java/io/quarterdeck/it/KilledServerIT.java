package io.quarterdeck.it;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.store.etcd.EtcdProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged server, killed with SIGKILL while clients write and watch, and started again. */
class KilledServerIT {
  private static final int ROUNDS = Integer.getInteger("quarterdeck.it.kills", 1);
  private static final int WRITERS = 4;
  private static final int WRITES_IN_A_ROUND = 200;
  private static final Pattern NAME = Pattern.compile("\"name\":\"(k-[^\"]+)\"");

  @TempDir Path directory;

  @Test
  void losesNothingInTheEmbeddedStore() throws Exception {
    losesNothing();
  }

  @Test
  void losesNothingInEtcd() throws Exception {
    try (EtcdProcess etcd = new EtcdProcess()) {
      losesNothing("--etcd-servers=" + etcd.uri());
    }
  }

  private void losesNothing(String... more) throws Exception {
    List<String> flags = new ArrayList<>(List.of(more));
    flags.add(Curl.tokens());
    Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    PackagedServer server = PackagedServer.start(directory, flags.toArray(String[]::new));
    long version = Maps.version(Curl.administrator(server).get(Maps.PATH).body());
    try (WatchedMaps watched = WatchedMaps.from(Curl.administrator(server), version)) {
      for (int round = 0; round < ROUNDS; round++) {
        writeAndKill(server, round, acknowledged);
        server = PackagedServer.start(directory, flags.toArray(String[]::new));
        watched.moveTo(Curl.administrator(server));

        String list = Curl.administrator(server).get(Maps.PATH).body();
        Set<String> there = names(list);
        assertTrue(there.containsAll(acknowledged), "an acknowledged write is missing");
        assertTrue(Maps.version(list) >= version, "the version went back");
        version = Maps.version(list);
        await().atMost(Duration.ofSeconds(60)).until(() -> watched.added().size() >= there.size());
        assertEquals(there.size(), watched.added().size(), "an event came twice");
        assertEquals(there, new HashSet<>(watched.added()));
        assertEquals(watched.versions().stream().sorted().toList(), watched.versions());
      }
    } finally {
      server.close();
    }
  }

  /** Returns when the server is dead, in the middle of writes. */
  private static void writeAndKill(PackagedServer server, int round, Queue<String> acknowledged)
      throws Exception {
    int enough = acknowledged.size() + WRITES_IN_A_ROUND;
    AtomicBoolean dead = new AtomicBoolean();
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      String prefix = "k-" + round + "-" + i + "-";
      Curl client = Curl.administrator(server);
      writers.add(Thread.ofVirtual().start(() -> write(client, prefix, acknowledged, dead)));
    }
    await().atMost(Duration.ofSeconds(120)).until(() -> acknowledged.size() >= enough);
    server.kill();
    dead.set(true);
    for (Thread writer : writers) {
      writer.join();
    }
  }

  private static void write(
      Curl client, String prefix, Queue<String> acknowledged, AtomicBoolean dead) {
    for (int n = 0; !dead.get(); n++) {
      try {
        if (client.post(Maps.PATH, Maps.named(prefix + n)).code() == 201) {
          acknowledged.add(prefix + n);
        }
      } catch (IOException e) {
        return; // killed before it answered: the write may be there or not
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static Set<String> names(String list) {
    Set<String> names = new HashSet<>();
    Matcher name = NAME.matcher(list);
    while (name.find()) {
      names.add(name.group(1));
    }
    return names;
  }
}
