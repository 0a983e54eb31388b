package io.quarterdeck.store;

import java.util.Optional;

/**
 * One change of one key.
 *
 * @param key the whole key
 * @param value the new bytes; empty if the key was deleted
 * @param createRevision when the key came into being (of a deletion: 0)
 * @param revision the revision of this change
 */
public record Change(String key, Optional<byte[]> value, long createRevision, long revision) {
  public boolean isDelete() {
    return value.isEmpty();
  }
}
