package io.quarterdeck.store.embedded;

import io.quarterdeck.store.Change;
import io.quarterdeck.store.Store;
import io.quarterdeck.store.StoreException;
import io.quarterdeck.store.WatchListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;

/**
 * One watch: a thread that walks along the history and waits at its end. History itself is its
 * queue, so a slow listener costs nobody anything, until what it has not heard is compacted.
 */
final class Feed implements Runnable, Store.Watch {
  private static final Logger LOG = System.getLogger(Feed.class.getName());

  /** Bounds the memory of one call: about 4 MiB at 16 KiB a value. */
  private static final int MAX_CHANGES = 256;

  /** How often a waiting feed looks whether it has been closed. */
  private static final long MAX_WAIT_MS = 1000;

  private final Versions versions;
  private final String prefix;
  private final WatchListener listener;
  private volatile boolean closed;
  private volatile boolean storeClosed;
  private long position;

  Feed(Versions versions, String prefix, long afterRevision, WatchListener listener) {
    this.versions = versions;
    this.prefix = prefix;
    this.position = afterRevision;
    this.listener = listener;
  }

  @Override
  public void run() {
    try {
      while (!closed) {
        long to = versions.awaitBeyond(position, MAX_WAIT_MS);
        if (!closed) {
          deliver(to);
        }
      }
      if (storeClosed) {
        listener.onEnd(new StoreException("the store is closed"));
      }
    } catch (StoreException e) {
      listener.onEnd(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "the listener of a watch failed", e);
      listener.onEnd(new StoreException("the watch of " + prefix + " failed", e));
    }
  }

  /** Sends what lies between the position and {@code to}, or the first part of it. */
  private void deliver(long to) {
    List<Change> changes = new ArrayList<>();
    long reached = Math.max(to, position);
    for (Version version : versions.changes(position, reached)) {
      if (version.key().startsWith(prefix)) {
        changes.add(version.change());
        if (changes.size() == MAX_CHANGES) {
          reached = version.revision();
          break;
        }
      }
    }
    versions.checkKept(position); // only now: history may have been cut while it was read
    if (!changes.isEmpty()) {
      listener.onChanges(List.copyOf(changes));
    }
    if (reached > position && (changes.isEmpty() || changes.getLast().revision() < reached)) {
      listener.onProgress(reached);
    }
    position = reached;
  }

  /** Ends the watch because the store closes: the listener is told. */
  void storeCloses() {
    if (!closed) {
      storeClosed = true;
      closed = true;
    }
  }

  @Override
  public void close() {
    closed = true;
    versions.wake();
  }
}
