package io.quarterdeck.watch;

import java.util.Optional;

/**
 * The multi-version image of everything in the store: fed by one watch of the whole prefix, read by
 * every request. It publishes one {@link Snapshot} for each revision and keeps the recent ones.
 */
public interface Image {
  /** Returns the newest snapshot at hand (resourceVersion "0"): perhaps stale, never going back. */
  Snapshot newest();

  /**
   * Returns a snapshot that has everything that was in the store when the call began: asks the
   * store for its revision (callers at the same time share the question) and waits until the image
   * is there.
   *
   * @throws io.quarterdeck.store.StoreException if the store does not answer or the image does not
   *     get there within the freshness limit
   */
  Snapshot fresh();

  /**
   * Returns a snapshot of {@code revision} or a later one; waits at most 3 seconds as upstream
   * does.
   *
   * @throws io.quarterdeck.store.FutureRevisionException if the image is not there by then
   */
  Snapshot atLeast(long revision);

  /**
   * Returns the snapshot of exactly {@code revision}.
   *
   * @return empty if it is not kept any more
   * @throws io.quarterdeck.store.FutureRevisionException if it has not been reached
   */
  Optional<Snapshot> exactly(long revision);

  /**
   * Waits until the image holds {@code revision}: a writer calls it with what it wrote, to read its
   * own write.
   */
  void await(long revision);

  /**
   * Tells what a write that is about to happen will make of an object, so that it need not be read
   * again when the store tells of it; that the image ignores it is always right. Say {@link
   * #forget} if the write does not happen.
   */
  default void prepare(Prepared write) {}

  /** Lets go of what was prepared for a write that did not happen. */
  default void forget(Prepared write) {}
}
