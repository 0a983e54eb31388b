package io.quarterdeck.edge.http;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Tells when the container is done with an asynchronous request, however that came about. It has to
 * be registered before the container's thread returns, so before it is known who wants to hear.
 */
final class End implements AsyncListener {
  private static final Runnable NOBODY = () -> {};
  private static final Runnable PAST = () -> {};

  private final AtomicReference<Runnable> action = new AtomicReference<>(NOBODY);

  /** Sets what is run at the end; at once if that has been. */
  void then(Runnable run) {
    if (!action.compareAndSet(NOBODY, run)) {
      run.run();
    }
  }

  private void reached() {
    action.getAndSet(PAST).run();
  }

  @Override
  public void onComplete(AsyncEvent event) {
    reached();
  }

  @Override
  public void onError(AsyncEvent event) {
    reached();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    reached();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {}
}
