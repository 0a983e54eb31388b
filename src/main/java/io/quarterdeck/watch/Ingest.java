package io.quarterdeck.watch;

import io.quarterdeck.resource.StoredKind;
import io.quarterdeck.store.Entry;

/**
 * Turns stored bytes into an object of the image: decodes them in whatever form they were stored,
 * fills in what reads default, and encodes the result with its resourceVersion.
 */
@FunctionalInterface
public interface Ingest {
  /**
   * Returns the object of {@code entry}.
   *
   * @throws RuntimeException if the bytes cannot be read; the image then holds a broken object, and
   *     reads of it say so
   */
  CachedObject ingest(StoredKind kind, Entry entry);
}
