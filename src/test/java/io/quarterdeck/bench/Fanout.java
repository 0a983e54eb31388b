package io.quarterdeck.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Many open watches over a few connections, and when the events came that they receive. */
final class Fanout implements AutoCloseable {
  private static final int STREAMS_PER_CONNECTION = 100; // what clients allow themselves
  private static final long LIMIT_SECONDS = 120;

  private final List<WatchConnection> connections = new ArrayList<>();
  private final LongAdder lines = new LongAdder();
  private final int[] counts; // of each watch; written by the thread of its connection
  private volatile long[][] arrivals; // by watch and event, of what is recorded

  private Fanout(int count) {
    counts = new int[count];
    arrivals = new long[count][0];
  }

  /** Opens {@code count} watches of {@code uri} and returns when all of them have their headers. */
  static Fanout open(URI uri, int count) throws IOException, InterruptedException {
    Fanout fanout = new Fanout(count);
    CountDownLatch opened = new CountDownLatch(count);
    try {
      for (int first = 0; first < count; first += STREAMS_PER_CONNECTION) {
        int streams = Math.min(STREAMS_PER_CONNECTION, count - first);
        fanout.connections.add(new WatchConnection(uri, first, streams, fanout::line, opened));
      }
      if (!opened.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException(opened.getCount() + " of " + count + " watches did not open");
      }
      return fanout;
    } catch (IOException | InterruptedException e) {
      fanout.close();
      throw e;
    }
  }

  /** Cancels all watches; their connections stay. */
  void cancel() throws IOException {
    for (int watch = 0; watch < counts.length; watch++) {
      connections.get(watch / STREAMS_PER_CONNECTION).cancel(watch);
    }
  }

  private void line(int watch, long nanoTime) {
    long[] recorded = arrivals[watch];
    int number = counts[watch]++;
    if (number < recorded.length) {
      recorded[number] = nanoTime;
    }
    lines.increment();
  }

  /** Counts from here on, and keeps the times at which the next {@code events} of each come. */
  void record(int events) {
    Arrays.fill(counts, 0);
    arrivals = new long[counts.length][events];
  }

  /**
   * Returns how long after {@code sinceNanos}, one for each event, the events came to the watches;
   * 0 for those that were there before.
   */
  long[] latencies(long[] sinceNanos) {
    long[] all = new long[counts.length * sinceNanos.length];
    int at = 0;
    for (long[] times : arrivals) {
      for (int event = 0; event < sinceNanos.length; event++) {
        all[at++] = Math.max(0, times[event] - sinceNanos[event]);
      }
    }
    return all;
  }

  long received() {
    return lines.sum();
  }

  /** Waits until {@code total} lines have come in all. */
  void await(long total) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (received() < total) {
      if (System.nanoTime() > deadline) {
        throw new IOException("only " + received() + " of " + total + " events came");
      }
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  @Override
  public void close() {
    connections.forEach(WatchConnection::close);
  }
}
