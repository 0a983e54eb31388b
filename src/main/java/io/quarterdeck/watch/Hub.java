package io.quarterdeck.watch;

import io.quarterdeck.request.EventStream;

/** Hands every event, encoded once, to the watchers that select it. */
public interface Hub {
  /**
   * Starts a watch. Registering and taking the start revision are one step: no event is lost or
   * doubled.
   *
   * @throws io.quarterdeck.store.CompactedException if the history after {@code start.revision()}
   *     is not kept
   */
  EventStream subscribe(Selection selection, Start start, Frames frames, long timeoutMs);

  /**
   * Where a watch begins and what it sends besides changes.
   *
   * @param revision only changes after it; ignored if {@code initial}
   * @param initial whether the current state is sent first, as ADDED events, from {@code snapshot}
   * @param snapshot the state to begin with if {@code initial}
   * @param bookmarks whether the client takes bookmarks
   * @param initialEventsEnd whether a bookmark annotated {@code k8s.io/initial-events-end} follows
   *     the initial events
   */
  record Start(
      long revision,
      boolean initial,
      java.util.Optional<Snapshot> snapshot,
      boolean bookmarks,
      boolean initialEventsEnd) {}

  /**
   * How the frames of one representation are made. One instance serves all watchers of the
   * representation, so that the hub encodes an event once for all of them.
   */
  interface Frames {
    /**
     * Returns the frame of an event of {@code object}; {@code object} is the state that the event
     * carries.
     */
    byte[] frame(EventType type, CachedObject object);

    /** Returns the frame of a bookmark at {@code revision}. */
    byte[] bookmark(Selection selection, long revision, boolean initialEventsEnd);

    /** Returns the frame of an ERROR event. */
    byte[] error(io.quarterdeck.status.Status status);
  }
}
