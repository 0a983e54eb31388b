package io.quarterdeck.edge.http;

import io.quarterdeck.request.EventStream;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Writes one stream of events without ever blocking: as long as the container takes bytes, frames
 * are polled and written, then flushed once. When the container is full it calls back, when the
 * stream is empty the hub does.
 *
 * <p>Both calls may come at once, on any threads; {@link #wakes} makes sure that one thread drains
 * at a time and that no wake is lost: whoever raises it from zero drains until it has counted all.
 */
final class EventWriter implements WriteListener {
  private static final System.Logger LOG = System.getLogger(EventWriter.class.getName());

  private final AsyncContext async;
  private final EventStream stream;
  private final Liveness liveness;
  private final Executor executor;
  private final Consumer<EventWriter> onClose;
  private final AtomicInteger wakes = new AtomicInteger();
  private final AtomicBoolean closed = new AtomicBoolean();
  private ServletOutputStream out; // set by start, before the first wake
  private boolean begun; // the headers are sent; of the thread that drains

  EventWriter(
      AsyncContext async,
      EventStream stream,
      Liveness liveness,
      Executor executor,
      Consumer<EventWriter> onClose) {
    this.async = async;
    this.stream = stream;
    this.liveness = liveness;
    this.executor = executor;
    this.onClose = onClose;
  }

  /** Sends the headers at once, whether or not there are events, then the events. */
  void start(HttpServletResponse response, End end) {
    end.then(this::close);
    try {
      out = response.getOutputStream();
      stream.onReady(this::wake);
      out.setWriteListener(this); // which calls back, or has
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.DEBUG, "a watch's client went away before the first event", e);
      close();
    }
  }

  private void wake() {
    if (wakes.getAndIncrement() == 0) {
      executor.execute(this::drain);
    }
  }

  /**
   * The container takes bytes again. It says so in the middle of writing other bytes to the same
   * connection, so nothing is written here.
   */
  @Override
  public void onWritePossible() {
    wake();
  }

  private void drain() {
    int seen;
    do {
      seen = wakes.get();
      try {
        writeAll();
      } catch (IOException | RuntimeException e) {
        LOG.log(Level.DEBUG, "a watch's client went away", e);
        close();
      }
    } while (wakes.addAndGet(-seen) != 0);
  }

  private void writeAll() throws IOException {
    if (closed.get()) {
      return;
    }
    boolean written = !begun; // what is written before anything else is the headers
    while (out.isReady()) {
      byte[] frame = stream.poll();
      if (frame == null) {
        if (stream.isDone()) {
          close();
        } else if (written) {
          begun = true;
          out.flush();
        }
        return;
      }
      out.write(frame);
      written = true;
    }
  }

  void closeIfGone() {
    if (!liveness.isAlive()) {
      close();
    }
  }

  /** Ends the response and lets go of the stream. Calling it again is harmless. */
  void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    onClose.accept(this);
    stream.close();
    try {
      async.complete();
    } catch (IllegalStateException e) {
      LOG.log(Level.DEBUG, "the container has completed the response already", e);
    }
  }

  @Override
  public void onError(Throwable failure) {
    close();
  }
}
