package io.quarterdeck.edge.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Answers requests whose deadline has passed while they were worked on. What works obeys the
 * deadline by itself, so this is for what hangs; the work is not interrupted (that would close the
 * file channels it uses), only its late answer is dropped.
 */
final class Overdue implements AutoCloseable {
  /** Answers are late by at most this. */
  private static final long LOOK_EVERY_MS = 250;

  private final Map<Exchange, Runnable> underWay = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("request-deadlines").factory());

  Overdue() {
    timer.scheduleWithFixedDelay(
        () -> look(System.nanoTime()), LOOK_EVERY_MS, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
  }

  /** Runs {@code giveUp} on a thread of its own if {@code exchange} is not forgotten in time. */
  void watch(Exchange exchange, Runnable giveUp) {
    underWay.put(exchange, giveUp);
  }

  void forget(Exchange exchange) {
    underWay.remove(exchange);
  }

  private void look(long now) {
    underWay.forEach(
        (exchange, giveUp) -> {
          long deadline = exchange.request().deadlineNanos();
          if (deadline != Long.MAX_VALUE
              && deadline - now < 0
              && underWay.remove(exchange, giveUp)) {
            Thread.ofVirtual().start(giveUp);
          }
        });
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
