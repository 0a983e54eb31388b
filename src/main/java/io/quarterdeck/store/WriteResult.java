package io.quarterdeck.store;

import java.util.Optional;

/**
 * How a conditional write ended: it took place, or the condition did not hold. Both are expected.
 */
public sealed interface WriteResult {
  /** The write is durable at {@code revision}. */
  record Committed(long revision) implements WriteResult {}

  /** Nothing was written: the key stood as {@code current} (empty: absent). */
  record Conflict(Optional<Entry> current) implements WriteResult {}
}
