package io.quarterdeck.watch;

import io.quarterdeck.codec.Json;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.request.EventStream;
import io.quarterdeck.store.Change;
import java.lang.management.ManagementFactory;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Measures what the image costs, without a harness: run its main method. Prints CPU and allocation
 * of a write at different sizes and numbers of watchers, and the heap of objects and watchers.
 */
final class ImageMeasurements {
  private static final int ROUNDS = 20_000;

  private final LiveHub hub;
  private final LiveImage image;
  private final long watch;
  private final MemoryStore store = new MemoryStore();
  private long revision = 1;
  private final Random random = new Random(1);

  private ImageMeasurements() throws InterruptedException {
    hub =
        new LiveHub(
            InstantSource.system(),
            Timers.start(),
            new History.Bounds(1000, 64 << 20, 300_000),
            WatchObserver.NONE);
    image =
        new LiveImage(
            store,
            Kinds.PREFIX,
            List.of(Kinds.PODS, Kinds.NODES),
            new JsonIngest(),
            hub,
            WatchObserver.NONE);
    image.start();
    while (!image.isReady()) {
      Thread.sleep(1);
    }
    watch = image.state().follow().number(); // from here on we tell what happens
  }

  public static void main(String[] args) throws InterruptedException {
    for (int round = 0; round < 2; round++) {
      System.out.println(round == 0 ? "# warming up" : "# measured");
      heap();
      updates(100, 0);
      updates(10_000, 0);
      updates(100_000, 0);
      updates(10_000, 5_000);
      creations(100_000);
      fanout(1_000);
      lists(10_000);
    }
  }

  private void fill(int objects) {
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < objects; i++) {
      changes.add(change(i, "n" + i % 1000));
    }
    apply(changes);
  }

  private void apply(List<Change> changes) {
    image.state().apply(watch, changes);
  }

  private Change change(int i, String node) {
    return change(i, node, pod(i, node));
  }

  private Change change(int i, String node, byte[] value) {
    String key = Kinds.PREFIX + "pods/ns-" + i % 50 + "/pod-number-" + i;
    return new Change(key, Optional.of(value), 1, ++revision);
  }

  /** A pod of two kilobytes with five labels. */
  private static byte[] pod(int i, String node) {
    MapValue labels =
        MapValue.of("app", Value.of("web-" + i % 200), "tier", Value.of("t" + i % 5))
            .with("pod-template-hash", "5f8c7d" + i % 300)
            .with("statefulset.kubernetes.io/pod-name", "pod-number-" + i)
            .with("topology.kubernetes.io/zone", "z" + i % 3);
    MapValue meta =
        MapValue.of("name", Value.of("pod-number-" + i), "namespace", Value.of("ns-" + i % 50))
            .with("uid", java.util.UUID.nameUUIDFromBytes(new byte[] {(byte) i}).toString())
            .with("resourceVersion", "0")
            .with("labels", labels);
    MapValue spec = MapValue.of("nodeName", Value.of(node), "text", Value.of("x".repeat(1600)));
    return Json.write(
        MapValue.of("kind", Value.of("Pod"), "apiVersion", Value.of("v1"), "metadata", meta)
            .with("spec", spec));
  }

  private static void updates(int objects, int watchers) throws InterruptedException {
    ImageMeasurements m = new ImageMeasurements();
    m.fill(objects);
    List<EventStream> streams = m.watchNodes(watchers);
    List<Prepared> prepared = new ArrayList<>();
    List<List<Change>> writes = new ArrayList<>();
    for (int k = 0; k < ROUNDS; k++) {
      int i = m.random.nextInt(objects);
      writes.add(List.of(m.change(i, "n" + i % 1000)));
    }
    long[] before = counters();
    for (List<Change> write : writes) {
      m.apply(write);
    }
    print(
        "update (decoded), " + objects + " objects, " + watchers + " others' watchers",
        before,
        ROUNDS);
    for (int k = 0; k < ROUNDS; k++) {
      int i = m.random.nextInt(objects);
      byte[] json = pod(i, "n" + i % 1000);
      writes.set(k, List.of(m.change(i, "", json)));
      prepared.add(Kinds.prepared(Kinds.PODS, json));
    }
    before = counters();
    for (int k = 0; k < ROUNDS; k++) {
      m.image.prepare(prepared.get(k));
      m.apply(writes.get(k));
    }
    print(
        "update (prepared), " + objects + " objects, " + watchers + " others' watchers",
        before,
        ROUNDS);
    streams.forEach(EventStream::close);
    m.image.close();
  }

  private List<EventStream> watchNodes(int watchers) {
    List<EventStream> streams = new ArrayList<>();
    for (int k = 0; k < watchers; k++) {
      streams.add(
          hub.subscribe(
              WatchFixture.onNode("other-" + k),
              new Hub.Start(revision, false, Optional.empty(), true, false),
              WatchFixture.FRAMES,
              3_600_000));
    }
    return streams;
  }

  private static void creations(int objects) throws InterruptedException {
    ImageMeasurements m = new ImageMeasurements();
    m.fill(objects);
    List<List<Change>> writes = new ArrayList<>();
    for (int k = 0; k < ROUNDS; k++) {
      writes.add(List.of(m.change(objects + k, "n1")));
    }
    long[] before = counters();
    writes.forEach(write -> m.apply(write));
    print("create (decoded, 5 labels), " + objects + " objects", before, ROUNDS);
    m.image.close();
  }

  private static void fanout(int watchers) throws InterruptedException {
    ImageMeasurements m = new ImageMeasurements();
    m.fill(100);
    List<EventStream> streams = new ArrayList<>();
    for (int k = 0; k < watchers; k++) {
      streams.add(
          m.hub.subscribe(
              WatchFixture.pods(), WatchFixture.from(m.revision), JSON_FRAMES, 3_600_000));
    }
    int rounds = 500;
    List<List<Change>> writes = new ArrayList<>();
    for (int k = 0; k < rounds; k++) {
      writes.add(List.of(m.change(k % 100, "n1")));
    }
    long[] before = counters();
    long bytes = 0;
    for (List<Change> write : writes) {
      m.apply(write);
      for (EventStream stream : streams) {
        byte[] frame = stream.poll();
        bytes += frame == null ? 0 : frame.length;
        stream.poll();
      }
    }
    print(
        "an event to one of " + watchers + " watchers (" + bytes / rounds / watchers + " bytes)",
        before,
        rounds * watchers);
    m.image.close();
  }

  private static void lists(int objects) throws InterruptedException {
    ImageMeasurements m = new ImageMeasurements();
    m.fill(objects);
    Snapshot snapshot = m.image.newest();
    long[] before = counters();
    long found = 0;
    for (int k = 0; k < 1000; k++) {
      found += snapshot.list(WatchFixture.pods(), "", 0).objects().size();
    }
    print("list of all " + found / 1000, before, 1000);
    before = counters();
    found = 0;
    for (int k = 0; k < 10_000; k++) {
      found += snapshot.list(WatchFixture.onNode("n7"), "", 0).objects().size();
    }
    print("list by node of " + found / 10_000, before, 10_000);
    before = counters();
    for (int k = 0; k < 100_000; k++) {
      found += snapshot.get(Kinds.PODS, "ns-7", "pod-number-7").isPresent() ? 1 : 0;
    }
    print("get", before, 100_000);
    m.image.close();
  }

  private static void heap() throws InterruptedException {
    long empty = used();
    ImageMeasurements m = new ImageMeasurements();
    int objects = 100_000;
    m.fill(objects);
    long bytes = 0;
    for (CachedObject o : m.image.newest().list(WatchFixture.pods(), "", 0).objects()) {
      bytes += o.json().length;
    }
    long full = used();
    System.out.printf(
        "heap per object beyond its %d bytes: %d bytes%n",
        bytes / objects, (full - empty - bytes) / objects);
    int watchers = 10_000;
    List<EventStream> streams = m.watchNodes(watchers);
    System.out.printf("heap per idle watcher: %d bytes%n", (used() - full) / watchers);
    streams.forEach(EventStream::close);
    m.image.close();
  }

  private static long used() throws InterruptedException {
    for (int i = 0; i < 4; i++) {
      System.gc();
      Thread.sleep(50);
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static long[] counters() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    return new long[] {threads.getCurrentThreadCpuTime(), threads.getCurrentThreadAllocatedBytes()};
  }

  private static void print(String what, long[] before, long operations) {
    long[] now = counters();
    System.out.printf(
        "%-60s %8.2f us %9d bytes%n",
        what, (now[0] - before[0]) / 1e3 / operations, (now[1] - before[1]) / operations);
  }

  private static final Hub.Frames JSON_FRAMES =
      new Hub.Frames() {
        @Override
        public byte[] frame(EventType type, CachedObject object) {
          return object.json().clone();
        }

        @Override
        public byte[] bookmark(Selection selection, long revision, boolean initialEventsEnd) {
          return new byte[0];
        }

        @Override
        public byte[] error(io.quarterdeck.status.Status status) {
          return new byte[0];
        }
      };
}
