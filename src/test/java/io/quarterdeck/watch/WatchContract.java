package io.quarterdeck.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.codec.Json;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.LabelSelector.Operator;
import io.quarterdeck.object.LabelSelector.Requirement;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.request.EventStream;
import io.quarterdeck.store.Change;
import io.quarterdeck.store.Entry;
import io.quarterdeck.store.Store;
import io.quarterdeck.store.StoreException;
import io.quarterdeck.store.WatchListener;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every watch promises over every store: no gap, no duplicate, in order, through reconnects.
 * Writers write at random; watchers of several selections come and go and remember what they were
 * sent; in the end each must have been sent exactly what follows from the writes.
 */
abstract class WatchContract {
  private static final int WRITERS = 3;
  private static final int WRITES = 300; // of each writer
  private static final int WATCHERS = 12;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private record Write(String name, Optional<String> label) {}

  private final ConcurrentSkipListMap<Long, Write> truth =
      new ConcurrentSkipListMap<>(); // by revision
  private Store store;
  private LiveHub hub;
  private LiveImage image;

  /** Returns an empty store. */
  abstract Store open() throws Exception;

  /** Returns the store that keeps what happened; the same unless something stands before it. */
  Store behind(Store opened) {
    return opened;
  }

  /** Does something that watches must survive, now and then while writers write. */
  void disturb() {}

  @BeforeEach
  void start() throws Exception {
    store = open();
    store.put(Kinds.key(Kinds.NODES, "", "first"), new byte[1], 0, Duration.ZERO);
    hub = new LiveHub(InstantSource.system(), Timers.start(), WatchObserver.NONE);
    image =
        new LiveImage(
            store, Kinds.PREFIX, List.of(Kinds.PODS), new JsonIngest(), hub, WatchObserver.NONE);
    image.start();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!image.isReady() && System.nanoTime() < deadline) {
      Thread.sleep(1);
    }
  }

  @AfterEach
  void stop() {
    if (image != null) { // not where the store cannot be opened: the test is skipped
      image.close();
      store.close();
    }
  }

  @Test
  void everyWatcherIsSentExactlyWhatFollowsFromTheWrites() throws Exception {
    long start = image.fresh().revision();
    Store.Watch witness = behind(store).watch(Kinds.PREFIX, start, new Witness());
    List<Watcher> watchers = new ArrayList<>();
    for (int i = 0; i < WATCHERS; i++) {
      watchers.add(new Watcher(i, start));
    }
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      int seed = i;
      threads.add(Thread.ofVirtual().start(() -> write(new Random(seed))));
    }

    for (Thread thread : threads) {
      while (!thread.join(Duration.ofMillis(20))) {
        disturb();
      }
    }
    long end = behind(store).revision();
    await(() -> image.newest().revision() >= end && lastWitnessed() >= end);
    witness.close();

    for (Watcher watcher : watchers) {
      watcher.finish(end);
      assertEquals(watcher.expected(end), watcher.seen, "watcher " + watcher.number);
    }
    assertEquals(0, hub.watchers());
  }

  private long lastWitnessed() {
    return truth.isEmpty() ? 0 : truth.lastKey();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() - deadline < 0, "it takes too long");
      Thread.sleep(1);
    }
  }

  /** Writes pods of few names, so that they come, change and go all the time. */
  private void write(Random random) {
    for (int i = 0; i < WRITES; i++) {
      try {
        writeOne(random);
      } catch (StoreException e) {
        continue; // it may have happened or not: the witness knows
      }
    }
  }

  private void writeOne(Random random) {
    String name = "p" + random.nextInt(12);
    String key = Kinds.key(Kinds.PODS, "default", name);
    long revision = store.get(key).map(Entry::modRevision).orElse(0L);
    if (revision > 0 && random.nextInt(3) == 0) {
      store.delete(key, revision);
    } else {
      store.put(key, pod(name, "v" + random.nextInt(3)), revision, Duration.ZERO);
    }
  }

  /** Writes down what the store itself says has happened. */
  private final class Witness implements WatchListener {
    @Override
    public void onChanges(List<Change> changes) {
      for (Change change : changes) {
        String name = change.key().substring(change.key().lastIndexOf('/') + 1);
        truth.put(change.revision(), new Write(name, change.value().map(this::label)));
      }
    }

    private String label(byte[] pod) {
      KubeObject object = new KubeObject((MapValue) Json.parse(pod));
      return object.meta().labels().getOrDefault("l", "");
    }

    @Override
    public void onProgress(long revision) {}

    @Override
    public void onEnd(StoreException cause) {}
  }

  private static byte[] pod(String name, String label) {
    String json = Kinds.pod("default", name, "\"l\":\"" + label + "\"", "");
    return json.getBytes(StandardCharsets.UTF_8);
  }

  /** A client: watches, sometimes reconnects from what it has seen last. */
  private final class Watcher {
    private final int number;
    private final long start;
    private final Selection selection;
    private final Random random;
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile long last;
    private volatile long end = Long.MAX_VALUE;

    Watcher(int number, long start) {
      this.number = number;
      this.start = start;
      this.last = start;
      this.random = new Random(number);
      this.selection =
          switch (number % 3) {
            case 0 -> WatchFixture.pods();
            case 1 -> WatchFixture.labelled(new Requirement("l", Operator.EQUALS, Set.of("v1")));
            default ->
                WatchFixture.labelled(new Requirement("l", Operator.NOT_EQUALS, Set.of("v1")));
          };
      this.thread = Thread.ofVirtual().start(this::run);
    }

    private void run() {
      while (last < end) {
        try (EventStream stream =
            hub.subscribe(selection, WatchFixture.from(last), WatchFixture.FRAMES, 60_000)) {
          int patience = random.nextInt(40);
          for (int idle = 0; idle < 20 && patience > 0 && last < end; ) {
            byte[] frame = stream.poll();
            if (frame == null) {
              idle++;
              pause();
            } else {
              see(new String(frame, StandardCharsets.UTF_8));
              patience--;
            }
          }
          if (image.newest().revision() >= end && drained(stream)) {
            last = end;
          }
        }
      }
    }

    private boolean drained(EventStream stream) {
      for (byte[] frame = stream.poll(); frame != null; frame = stream.poll()) {
        see(new String(frame, StandardCharsets.UTF_8));
      }
      return true;
    }

    private void see(String event) {
      seen.add(event);
      last = Long.parseLong(event.substring(event.indexOf('@') + 1));
    }

    private void pause() {
      try {
        Thread.sleep(1);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    void finish(long finalRevision) throws InterruptedException {
      end = finalRevision;
      assertTrue(thread.join(PATIENCE), "watcher " + number + " stands at " + last);
    }

    /** Follows from the writes what the watcher must have been sent. */
    List<String> expected(long finalRevision) {
      List<String> events = new ArrayList<>();
      Map<String, String> labels = new HashMap<>();
      truth.forEach(
          (revision, write) -> {
            boolean was = labels.containsKey(write.name) && selects(labels.get(write.name));
            boolean is = write.label.map(this::selects).orElse(false);
            write.label.ifPresentOrElse(
                label -> labels.put(write.name, label), () -> labels.remove(write.name));
            if ((was || is) && revision > start && revision <= finalRevision) {
              EventType type = is ? was ? EventType.MODIFIED : EventType.ADDED : EventType.DELETED;
              events.add(type + " " + write.name + "@" + revision);
            }
          });
      return events;
    }

    private boolean selects(String label) {
      return number % 3 == 0 || label.equals("v1") == (number % 3 == 1);
    }
  }
}
