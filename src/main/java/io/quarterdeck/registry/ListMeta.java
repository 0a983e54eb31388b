package io.quarterdeck.registry;

import io.quarterdeck.object.MapValue;
import java.util.OptionalLong;

/**
 * The metadata of a list.
 *
 * @param revision 0 for a list of what has no versions
 * @param continueToken "" if nothing is left
 * @param remaining how many objects are left, if that is known
 */
record ListMeta(long revision, String continueToken, OptionalLong remaining) {
  MapValue document() {
    MapValue.Builder meta = MapValue.builder();
    if (revision > 0) {
      meta.put("resourceVersion", Long.toString(revision));
    }
    if (!continueToken.isEmpty()) {
      meta.put("continue", continueToken);
    }
    remaining.ifPresent(n -> meta.put("remainingItemCount", n));
    return meta.build();
  }
}
