package io.quarterdeck.edge.http;

import io.quarterdeck.request.EventStream;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** All event streams that are being written, and the look at whether their clients still live. */
final class EventWriters implements AutoCloseable {
  /** A client that has gone is noticed within this time, even if nothing happens. */
  private static final long LOOK_EVERY_SECONDS = 5;

  private final Set<EventWriter> open = ConcurrentHashMap.newKeySet();
  private final Executor executor;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("watch-liveness").factory());

  /**
   * @param executor runs the writing; none of it blocks
   */
  EventWriters(Executor executor) {
    this.executor = executor;
    timer.scheduleWithFixedDelay(
        this::look, LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
  }

  /** Begins to write {@code stream}; the status and headers are set already. */
  void start(Exchange exchange, AsyncContext async, End end, EventStream stream)
      throws IOException {
    Liveness liveness = Liveness.of(exchange.servletRequest());
    EventWriter writer = new EventWriter(async, stream, liveness, executor, open::remove);
    open.add(writer);
    try {
      writer.start(exchange.servletResponse(), end);
    } catch (IOException | RuntimeException e) {
      writer.close();
      throw e;
    }
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
  }
}
