package io.quarterdeck.watch;

import io.quarterdeck.resource.StoredKind;

/**
 * Hears what image and hub do, for metrics. Calls come from the threads that do it, some under a
 * lock: they only count.
 */
public interface WatchObserver {
  /** Nobody listens. */
  WatchObserver NONE = new WatchObserver() {};

  /** How comparing the image of a kind with the store ended. */
  enum Check {
    /** They hold the same. */
    SUCCESS,
    /** They differ: the image is loaded again. */
    FAILURE,
    /** The store did not answer, or has forgotten the revision meanwhile. */
    ERROR
  }

  /** The store told a change of an object. */
  default void received(StoredKind kind) {}

  /** A change was put into the queues of this many watchers. */
  default void dispatched(StoredKind kind, int watchers) {}

  /** A watcher that could not keep up was closed. */
  default void terminated(StoredKind kind) {}

  /** Stored bytes could not be read. */
  default void damaged(StoredKind kind) {}

  /** Everything was loaded from the store. */
  default void loaded() {}

  /** The image of a kind was compared with the store. */
  default void checked(StoredKind kind, Check outcome) {}
}
