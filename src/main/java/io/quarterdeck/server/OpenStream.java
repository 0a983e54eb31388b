package io.quarterdeck.server;

import io.quarterdeck.request.EventStream;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The stream of a watch that was answered: says once when it is over, which is when the writer lets
 * go of it. Changes nothing in it.
 */
final class OpenStream implements EventStream {
  private final EventStream stream;
  private final Runnable onClose;
  private final AtomicBoolean closed = new AtomicBoolean();

  OpenStream(EventStream stream, Runnable onClose) {
    this.stream = stream;
    this.onClose = onClose;
  }

  @Override
  public void onReady(Runnable ready) {
    stream.onReady(ready);
  }

  @Override
  public byte @Nullable [] poll() {
    return stream.poll();
  }

  @Override
  public boolean isDone() {
    return stream.isDone();
  }

  @Override
  public void close() {
    stream.close();
    if (closed.compareAndSet(false, true)) {
      onClose.run();
    }
  }
}
