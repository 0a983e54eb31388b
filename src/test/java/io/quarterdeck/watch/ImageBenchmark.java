package io.quarterdeck.watch;

import io.quarterdeck.request.EventStream;
import io.quarterdeck.store.Change;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What the image and the hub cost without store and network: JMH, run by {@code mvn -Pbench}. */
@State(Scope.Thread)
public class ImageBenchmark {
  private static final int OBJECTS = 10_000;
  private static final int NODES = 100;
  private static final int WATCHERS = 1_000;

  private final List<EventStream> streams = new ArrayList<>();
  private LiveHub hub;
  private LiveImage image;
  private long watch;
  private long revision = 1;
  private int next;

  /** Fills an image with small pods, a hundred on each node, and lets watchers wait for all. */
  @Setup
  public void fill() throws InterruptedException {
    hub = new LiveHub(InstantSource.system(), Timers.start(), WatchObserver.NONE);
    image =
        new LiveImage(
            new MemoryStore(),
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
    for (int i = 0; i < OBJECTS; i++) {
      image.state().apply(watch, List.of(change(i)));
    }
    for (int k = 0; k < WATCHERS; k++) {
      streams.add(
          hub.subscribe(
              WatchFixture.onNode("node-0"),
              WatchFixture.from(revision),
              WatchFixture.FRAMES,
              3_600_000));
    }
  }

  @TearDown
  public void close() {
    streams.forEach(EventStream::close);
    image.close();
  }

  private Change change(int i) {
    String node = "node-" + i % NODES;
    byte[] pod = Kinds.pod("ns-" + i % 50, "pod-" + i, "", node).getBytes(StandardCharsets.UTF_8);
    String key = Kinds.key(Kinds.PODS, "ns-" + i % 50, "pod-" + i);
    return new Change(key, Optional.of(pod), 1, ++revision);
  }

  @Benchmark
  public Object get() {
    return image.newest().get(Kinds.PODS, "ns-7", "pod-7");
  }

  @Benchmark
  public Object listOfOneNode() {
    return image.newest().list(WatchFixture.onNode("node-7"), "", 0);
  }

  @Benchmark
  public Object listOfAll() {
    return image.newest().list(WatchFixture.pods(), "", 0);
  }

  /** A change that no watcher selects. */
  @Benchmark
  public void changeOfOthers() {
    next = next % NODES == NODES - 1 ? next + 2 : next + 1;
    image.state().apply(watch, List.of(change(next % OBJECTS)));
  }

  /** A change that all watchers select, until each has its frame: the cost of one of them. */
  @Benchmark
  @OperationsPerInvocation(WATCHERS)
  public int dispatch() {
    image.state().apply(watch, List.of(change(0)));
    int frames = 0;
    for (EventStream stream : streams) {
      while (stream.poll() != null) {
        frames++;
      }
    }
    return frames;
  }
}
