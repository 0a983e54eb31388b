package io.quarterdeck.registry;

import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.ShardSelector;
import io.quarterdeck.object.Value;
import java.util.OptionalLong;

/**
 * The metadata of a list.
 *
 * @param revision 0 for a list of what has no versions
 * @param continueToken "" if nothing is left
 * @param remaining how many objects are left, if that is known
 * @param shards of which share of the objects the list is
 */
record ListMeta(long revision, String continueToken, OptionalLong remaining, ShardSelector shards) {
  /** Returns what a list of computed objects says. */
  static ListMeta ofUnversioned() {
    return new ListMeta(0, "", OptionalLong.empty(), ShardSelector.EVERYTHING);
  }

  /** Returns it as lists of parts and rows have it. */
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

  /** Returns it as lists of whole objects have it: with the share that was asked for. */
  MapValue full() {
    MapValue meta = document();
    return shards.isEverything()
        ? meta
        : meta.with("shardInfo", MapValue.of("selector", Value.of(shards.toString())));
  }
}
