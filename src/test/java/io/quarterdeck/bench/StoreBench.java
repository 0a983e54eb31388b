package io.quarterdeck.bench;

import io.quarterdeck.store.Store;
import io.quarterdeck.store.WriteResult.Committed;
import io.quarterdeck.store.embedded.EmbeddedSettings;
import io.quarterdeck.store.embedded.EmbeddedStore;
import io.quarterdeck.store.etcd.EtcdProcess;
import io.quarterdeck.store.etcd.EtcdSettings;
import io.quarterdeck.store.etcd.EtcdStore;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * Measures writes per second of the stores: by number of writers, and by number of objects. Run its
 * main method; the first argument is the seconds per figure, 3 by default.
 */
public final class StoreBench {
  private static final int VALUE_BYTES = 2048;
  private static final int[] WRITERS = {1, 16, 64};
  private static final int[] OBJECTS = {100, 100_000};

  private final long seconds;

  private StoreBench(long seconds) {
    this.seconds = seconds;
  }

  public static void main(String[] args) throws Exception {
    StoreBench bench = new StoreBench(args.length > 0 ? Long.parseLong(args[0]) : 3);
    System.out.println("store     objects  writers  updates/s  CPU us/update  bytes/update");
    bench.embedded();
    bench.etcd();
  }

  private void embedded() throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("bench");
    try (Store store = EmbeddedStore.open(directory, EmbeddedSettings.DEFAULT, Clock.systemUTC())) {
      measure("embedded", store);
    }
  }

  private void etcd() throws InterruptedException {
    try (EtcdProcess etcd = new EtcdProcess();
        Store store =
            EtcdStore.open(
                EtcdSettings.plain(List.of(etcd.uri()), "/registry"), InstantSource.system())) {
      measure("etcd", store);
    }
  }

  private void measure(String name, Store store) throws InterruptedException {
    int present = 0;
    for (int objects : OBJECTS) {
      fill(store, present, objects);
      present = objects;
      run(store, 16, objects); // warms up
      for (int writers : WRITERS) {
        System.out.printf(
            "%-9s %7d  %7d  %s%n", name, objects, writers, run(store, writers, objects));
      }
    }
  }

  private static void fill(Store store, int from, int to) throws InterruptedException {
    int threads = 64;
    List<Thread> writers =
        IntStream.range(0, threads)
            .mapToObj(
                i ->
                    Thread.ofVirtual()
                        .start(
                            () -> {
                              for (int n = from + i; n < to; n += threads) {
                                store.put(key(n), value(), 0, Duration.ZERO);
                              }
                            }))
            .toList();
    for (Thread writer : writers) {
      writer.join();
    }
  }

  private static String key(int n) {
    return "pods/default/pod-" + n;
  }

  private static byte[] value() {
    byte[] value = new byte[VALUE_BYTES];
    ThreadLocalRandom.current().nextBytes(value);
    return value;
  }

  private String run(Store store, int writers, int objects) throws InterruptedException {
    LongAdder done = new LongAdder();
    long cpuNs = cpuNs();
    long allocated = allocated();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    List<Thread> threads =
        IntStream.range(0, writers)
            .mapToObj(i -> Thread.ofVirtual().start(() -> update(store, objects, end, done)))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }
    long count = Math.max(1, done.sum());
    return "%9d  %13d  %12d"
        .formatted(
            count / seconds, (cpuNs() - cpuNs) / count / 1000, (allocated() - allocated) / count);
  }

  private static void update(Store store, int objects, long end, LongAdder done) {
    while (System.nanoTime() < end) {
      String key = key(ThreadLocalRandom.current().nextInt(objects));
      long revision = store.get(key).orElseThrow().modRevision();
      if (store.put(key, value(), revision, Duration.ZERO) instanceof Committed) {
        done.increment();
      }
    }
  }

  private static long cpuNs() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getTotalThreadAllocatedBytes();
  }
}
