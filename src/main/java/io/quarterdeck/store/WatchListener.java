package io.quarterdeck.store;

import java.util.List;

/** Hears a watch. Calls come one at a time and must not block for long. */
public interface WatchListener {
  /** Hears changes in order of revision; all changes of a revision come in the same call. */
  void onChanges(List<Change> changes);

  /**
   * Hears that every change up to {@code revision} has been delivered, where the store can tell.
   */
  void onProgress(long revision);

  /**
   * Hears that the watch ended by itself, for good: {@link CompactedException} if the history it
   * needs is gone. Lost connections do not end a watch.
   */
  void onEnd(StoreException cause);
}
