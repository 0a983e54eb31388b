package io.quarterdeck.store;

import java.time.Duration;
import java.util.Optional;

/**
 * What keeps the objects: a multi-version map from keys to bytes, in one total order of revisions,
 * as etcd v3 defines it. Every implementation passes {@code StoreContract}.
 *
 * <p>Revisions are positive, strictly increase with every change, and never go back, not even
 * through a crash. When a write returns {@link WriteResult.Committed}, the change is durable. Calls
 * block (call them on virtual threads) and end by {@link StoreException} within the store's own
 * deadline; a write that ends so may or may not have happened.
 */
public interface Store extends AutoCloseable {
  /** Returns what stands at {@code key} now (linearizable). */
  Optional<Entry> get(String key);

  /**
   * Returns the entries whose keys start with {@code prefix}, in the order of their keys (by
   * bytes).
   *
   * @param after only keys behind this one; "" for all
   * @param limit the most entries to return; 0 for all
   * @param revision as they stood at this revision; 0 for now (linearizable)
   * @throws CompactedException if the revision is compacted
   * @throws FutureRevisionException if the revision has not been reached
   */
  Page list(String prefix, String after, int limit, long revision);

  /** Returns the revision of the last change (linearizable). One round trip, no data. */
  long revision();

  /**
   * Puts {@code value} at {@code key} if the entry there has {@code expectedRevision}.
   *
   * @param expectedRevision the modification revision of what is replaced; 0 if nothing may be
   *     there
   * @param ttl how long until the entry is deleted by itself, at the earliest; {@link
   *     Duration#ZERO} for never
   * @throws ValueTooLargeException if the store does not take values of this size
   * @throws StoreTimeoutException if it is not known whether the write took place
   */
  WriteResult put(String key, byte[] value, long expectedRevision, Duration ttl);

  /** Deletes what stands at {@code key} if it has {@code expectedRevision} (positive). */
  WriteResult delete(String key, long expectedRevision);

  /**
   * Sends every change after {@code afterRevision} of a key that starts with {@code prefix} to
   * {@code listener}: each once, in order of revision, with no gap, over lost connections too.
   * Changes that share a revision arrive in one call. A revision that has not been reached is
   * waited for. Every revision that {@link #revision} can return is told without delay, as a change
   * or as progress, even if it changed nothing below the prefix.
   *
   * @return the watch; closing it ends the calls, but one that has begun may still be running
   */
  Watch watch(String prefix, long afterRevision, WatchListener listener);

  /**
   * Forgets what was overwritten or deleted at or before {@code revision}. Asking again is
   * harmless.
   *
   * @throws FutureRevisionException if the revision has not been reached
   */
  void compact(long revision);

  /**
   * Returns the revision up to which the history is known to be forgotten, at least; 0 if never
   * compacted. Another server may have compacted further without our knowledge.
   */
  long compactedRevision();

  /** Returns normally if the store answers a read; otherwise throws what is wrong. */
  void checkHealth();

  /**
   * Ends all watches, which tells their listeners, and releases everything. Any other call then
   * throws. Calling it again is harmless.
   */
  @Override
  void close();

  /** A running watch. */
  interface Watch extends AutoCloseable {
    /**
     * Asks the store to tell soon by {@link WatchListener#onProgress} how far it has delivered. A
     * store that always tells by itself does nothing here. Does not block.
     */
    default void requestProgress() {}

    @Override
    void close();
  }
}
