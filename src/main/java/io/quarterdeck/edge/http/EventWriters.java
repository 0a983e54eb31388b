package io.quarterdeck.edge.http;

import io.quarterdeck.request.EventStream;
import jakarta.servlet.AsyncContext;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * All event streams that are being written, and the look at whether their clients still live.
 *
 * <p>The threads that write are few and stay: the container keeps the buffers for encryption and
 * for the socket with the thread, and a virtual thread would allocate them again for each event.
 * The streams of one connection share a thread, as they would only wait for each other.
 */
final class EventWriters implements AutoCloseable {
  /** A client that has gone is noticed within this time, even if nothing happens. */
  private static final long LOOK_EVERY_SECONDS = 5;

  private final Set<EventWriter> open = ConcurrentHashMap.newKeySet();
  private final List<ExecutorService> threads;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("watch-liveness").factory());

  /**
   * @param count of threads that write; none of it blocks
   */
  EventWriters(int count) {
    threads = IntStream.range(0, count).mapToObj(EventWriters::thread).toList();
    timer.scheduleWithFixedDelay(
        this::look, LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
  }

  private static ExecutorService thread(int number) {
    return Executors.newSingleThreadExecutor(
        Thread.ofPlatform().daemon().name("watch-writer-" + number).factory());
  }

  /** Begins to write {@code stream}; the status and headers are set already. */
  void start(Exchange exchange, AsyncContext async, End end, EventStream stream) {
    Liveness liveness = Liveness.of(exchange.servletRequest());
    int connection = exchange.servletRequest().getRemotePort();
    ExecutorService thread = threads.get(connection % threads.size());
    EventWriter writer = new EventWriter(async, stream, liveness, thread, open::remove);
    open.add(writer);
    thread.execute(() -> writer.start(exchange.servletResponse(), end));
  }

  private void look() {
    for (EventWriter writer : open) {
      writer.closeIfGone();
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    open.forEach(EventWriter::close);
    threads.forEach(ExecutorService::shutdown);
  }
}
