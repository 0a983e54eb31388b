package io.quarterdeck.watch;

import io.quarterdeck.object.FieldSelector;
import io.quarterdeck.object.LabelSelector;
import io.quarterdeck.request.EventStream;
import io.quarterdeck.resource.StoredKind;
import io.quarterdeck.status.Status;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** An image with its hub over a store in memory, with a clock that tests move. */
final class WatchFixture implements AutoCloseable {
  final MemoryStore store = new MemoryStore();
  final ManualTime time = new ManualTime();
  final LiveHub hub;
  final LiveImage image;

  final Observed observed = new Observed();

  /** Remembers what it hears. */
  static final class Observed implements WatchObserver {
    final AtomicInteger damaged = new AtomicInteger();
    final AtomicInteger loads = new AtomicInteger();
    final AtomicInteger terminated = new AtomicInteger();
    final List<String> checks = new CopyOnWriteArrayList<>();

    @Override
    public void damaged(StoredKind kind) {
      damaged.incrementAndGet();
    }

    @Override
    public void loaded() {
      loads.incrementAndGet();
    }

    @Override
    public void terminated(StoredKind kind) {
      terminated.incrementAndGet();
    }

    @Override
    public void checked(StoredKind kind, Check outcome) {
      checks.add(kind.directory() + " " + outcome);
    }
  }

  WatchFixture(History.Bounds bounds) {
    hub = new LiveHub(() -> Instant.ofEpochMilli(time.nowMs), time, bounds, observed);
    image =
        new LiveImage(
            store,
            Kinds.PREFIX,
            List.of(Kinds.PODS, Kinds.NODES),
            new JsonIngest(),
            hub,
            observed,
            300);
  }

  WatchFixture() {
    this(History.Bounds.USUAL);
  }

  /** Starts the image and waits until it is loaded and hears of each write at once. */
  WatchFixture start() throws InterruptedException {
    image.start();
    for (int i = 0; i < 2000 && !(image.isReady() && store.isWatched()); i++) {
      Thread.sleep(1);
    }
    return this;
  }

  long put(String name, String labels, String node) {
    return put("default", name, labels, node);
  }

  long put(String namespace, String name, String labels, String node) {
    String json = Kinds.pod(namespace, name, labels, node);
    return store.put(Kinds.key(Kinds.PODS, namespace, name), json);
  }

  long delete(String name) {
    return store.delete(Kinds.key(Kinds.PODS, "default", name));
  }

  EventStream watch(Selection selection, long after) {
    return hub.subscribe(selection, from(after), FRAMES, 3_600_000);
  }

  static Hub.Start from(long revision) {
    return new Hub.Start(revision, false, Optional.empty(), false, false);
  }

  static Selection pods() {
    return Selection.all(Kinds.PODS, "");
  }

  static Selection labelled(LabelSelector.Requirement requirement) {
    LabelSelector selector = new LabelSelector(List.of(requirement));
    return new Selection(Kinds.PODS, "", selector, FieldSelector.EVERYTHING);
  }

  static Selection onNode(String node) {
    FieldSelector selector =
        new FieldSelector(List.of(new FieldSelector.Term("spec.nodeName", node, false)));
    return new Selection(Kinds.PODS, "", LabelSelector.EVERYTHING, selector);
  }

  /** Takes what waits: {@code ADDED a@5}, {@code BOOKMARK 7}. */
  static List<String> drain(EventStream stream) {
    List<String> frames = new ArrayList<>();
    for (byte[] frame = stream.poll(); frame != null; frame = stream.poll()) {
      frames.add(new String(frame, StandardCharsets.UTF_8));
    }
    return frames;
  }

  static List<String> names(Snapshot.Listing listing) {
    return listing.objects().stream().map(Keys::of).toList();
  }

  static String text(CachedObject object) {
    return new String(object.json(), StandardCharsets.UTF_8);
  }

  static final Hub.Frames FRAMES = new NameFrames(object -> {});

  /** Frames that tests can read. */
  record NameFrames(Consumer<CachedObject> seen) implements Hub.Frames {
    @Override
    public byte[] frame(EventType type, CachedObject object) {
      seen.accept(object);
      return bytes(type + " " + object.name() + "@" + object.revision());
    }

    @Override
    public byte[] bookmark(Selection selection, long revision, boolean initialEventsEnd) {
      return bytes("BOOKMARK " + revision + (initialEventsEnd ? " end" : ""));
    }

    @Override
    public byte[] error(Status status) {
      return bytes("ERROR " + status.message());
    }

    private static byte[] bytes(String s) {
      return s.getBytes(StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    image.close();
  }

  /** Time that stands still until a test moves it. */
  static final class ManualTime implements Timers {
    private record Entry(long atMs, long id, Runnable action) {}

    private final PriorityQueue<Entry> entries =
        new PriorityQueue<>(
            java.util.Comparator.comparingLong(Entry::atMs).thenComparingLong(Entry::id));
    private long ids;
    long nowMs = 1_000_000;

    @Override
    public Alarm after(long delayMs, Runnable action) {
      Entry entry = new Entry(nowMs + delayMs, ids++, action);
      entries.add(entry);
      return () -> entries.remove(entry);
    }

    int pending() {
      return entries.size();
    }

    void pass(long ms) {
      long end = nowMs + ms;
      while (!entries.isEmpty() && entries.peek().atMs <= end) {
        Entry entry = entries.poll();
        nowMs = entry.atMs;
        entry.action.run();
      }
      nowMs = end;
    }
  }
}
