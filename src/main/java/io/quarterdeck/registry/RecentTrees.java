package io.quarterdeck.registry;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.watch.CachedObject;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The trees of the objects that writes used last, so that a controller's write that follows its
 * own, or one that asks for its namespace, parses nothing. Of an object of 10 KB that saves 36 KB
 * and 60 µs. Reads do not come here: they answer with bytes.
 *
 * <p>Each object has one slot, which it shares with others: the last one stays. Safe for use by
 * many threads; a lost race costs one parsing.
 */
final class RecentTrees {
  /** How many trees are kept; with {@link #MAX_BYTES} at most some 40 MB. */
  private static final int SLOTS = 512;

  /** The most bytes of JSON whose tree is kept; a tree takes about five times as much. */
  private static final int MAX_BYTES = 16 * 1024;

  private record Kept(CachedObject cached, KubeObject tree) {}

  private final AtomicReferenceArray<@Nullable Kept> slots = new AtomicReferenceArray<>(SLOTS);

  /** Returns the tree of {@code cached}, in the stored version. */
  KubeObject of(CachedObject cached) {
    Kept kept = slots.get(slot(cached));
    if (kept != null && kept.cached == cached) {
      return kept.tree;
    }
    KubeObject tree = Forms.stored(cached);
    keep(cached, tree);
    return tree;
  }

  /**
   * Keeps a tree.
   *
   * @param tree what parsing the bytes of {@code cached} gives
   */
  void keep(CachedObject cached, KubeObject tree) {
    assert tree.equals(Forms.stored(cached)) : "another tree than that of " + cached;
    if (cached.json().length <= MAX_BYTES) {
      slots.set(slot(cached), new Kept(cached, tree));
    }
  }

  private static int slot(CachedObject cached) {
    int hash = 31 * (31 * cached.name().hashCode() + cached.namespace().hashCode());
    return Math.floorMod(hash + cached.kind().directory().hashCode(), SLOTS);
  }
}
