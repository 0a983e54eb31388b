package io.quarterdeck.watch;

import io.quarterdeck.resource.StoredKind;
import java.util.List;
import java.util.Optional;

/**
 * All objects as they stood at one revision. Immutable; holding it costs only what has changed
 * since. Asked for a kind that was taken in later, every method throws {@link
 * io.quarterdeck.store.CompactedException}.
 */
public interface Snapshot {
  long revision();

  Optional<CachedObject> get(StoredKind kind, String namespace, String name);

  /**
   * Returns the selected objects in the order of their keys.
   *
   * @param after only those behind this key (namespace/name, or name); "" for all
   * @param limit the most to return; 0 for all
   * @throws io.quarterdeck.status.ApiException StorageReadError if an object of the namespace (or
   *     the kind) cannot be read
   */
  Listing list(Selection selection, String after, int limit);

  /** Returns how many objects of the kind there are. */
  int count(StoredKind kind);

  /**
   * Part of a listing.
   *
   * @param last the key behind which the next page begins; "" if nothing is left, selected or not
   * @param remaining how many objects of the kind and namespace are left, counted without selectors
   */
  record Listing(List<CachedObject> objects, String last, long remaining) {}
}
