package io.quarterdeck.bench;

import io.quarterdeck.store.Store;
import io.quarterdeck.store.WriteResult.Committed;
import io.quarterdeck.store.embedded.EmbeddedSettings;
import io.quarterdeck.store.embedded.EmbeddedStore;
import io.quarterdeck.store.etcd.EtcdProcess;
import io.quarterdeck.store.etcd.EtcdSettings;
import io.quarterdeck.store.etcd.EtcdStore;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
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
    System.out.println("store     objects  writers  updates/s  fsyncs/s  CPU us/update");
    bench.embedded();
    bench.etcd();
  }

  private void embedded() throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("bench");
    try (Store store = EmbeddedStore.open(directory, EmbeddedSettings.DEFAULT, Clock.systemUTC())) {
      measure("embedded", store, StoreBench::writeCalls);
    }
  }

  private void etcd() throws InterruptedException {
    try (EtcdProcess etcd = new EtcdProcess();
        Store store =
            EtcdStore.open(
                EtcdSettings.plain(List.of(etcd.uri()), "/registry"), InstantSource.system())) {
      measure("etcd", store, () -> walFsyncs(etcd));
    }
  }

  /** Of the embedded store each group commit is one write and one fsync. */
  private static long writeCalls() {
    return number("syscw: ", read(() -> Files.readString(Path.of("/proc/self/io"))));
  }

  private static long walFsyncs(EtcdProcess etcd) {
    String name = "etcd_disk_wal_fsync_duration_seconds_count ";
    return number(
        name,
        read(
            () -> {
              try (InputStream in = etcd.uri().resolve("/metrics").toURL().openStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
              }
            }));
  }

  private static String read(Callable<String> text) {
    try {
      return text.call();
    } catch (Exception e) {
      return ""; // not on Linux: the column shows 0
    }
  }

  private static long number(String name, String text) {
    return text.lines()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(name.length())))
        .findFirst()
        .orElse(0);
  }

  private void measure(String name, Store store, LongSupplier fsyncs) throws InterruptedException {
    int present = 0;
    for (int objects : OBJECTS) {
      fill(store, present, objects);
      present = objects;
      run(store, 16, objects, fsyncs); // warms up
      for (int writers : WRITERS) {
        System.out.printf(
            "%-9s %7d  %7d  %s%n", name, objects, writers, run(store, writers, objects, fsyncs));
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

  private String run(Store store, int writers, int objects, LongSupplier fsyncs)
      throws InterruptedException {
    LongAdder done = new LongAdder();
    long cpuNs = cpuNs();
    long fsyncsBefore = fsyncs.getAsLong();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    List<Thread> threads =
        IntStream.range(0, writers)
            .mapToObj(i -> Thread.ofVirtual().start(() -> update(store, objects, end, done)))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }
    long count = Math.max(1, done.sum());
    return "%9d  %8d  %13d"
        .formatted(
            count / seconds,
            (fsyncs.getAsLong() - fsyncsBefore) / seconds,
            (cpuNs() - cpuNs) / count / 1000);
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
}
