package io.quarterdeck.resource;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Holds the catalog that is served now and tells listeners when another takes its place. Changes
 * come one after another; readers never wait.
 */
public final class LiveCatalog {
  private volatile Catalog current;
  private final List<Consumer<Catalog>> listeners = new CopyOnWriteArrayList<>();

  public LiveCatalog(Catalog first) {
    this.current = first;
  }

  public Catalog current() {
    return current;
  }

  /**
   * Publishes {@code change}'s answer to the current catalog, then tells the listeners, in the
   * caller's thread. Two changes at the same time are done one after the other; a listener that is
   * told late may be told an older catalog than {@link #current} and should ask that.
   */
  public void update(UnaryOperator<Catalog> change) {
    Catalog next;
    synchronized (this) {
      next = change.apply(current);
      current = next;
    }
    for (Consumer<Catalog> listener : listeners) {
      listener.accept(next);
    }
  }

  /** Tells {@code listener} of every later change. It must return quickly. */
  public void onChange(Consumer<Catalog> listener) {
    listeners.add(listener);
  }
}
