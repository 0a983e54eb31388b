package io.quarterdeck.store.etcd;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The highest revision that etcd is known to have compacted, by us or by others. etcd does not say
 * it on request; it is learnt from errors, and from the key that compacting servers share.
 */
final class CompactedRevision {
  private final AtomicLong known = new AtomicLong();

  long known() {
    return known.get();
  }

  /** Learns that at least everything up to {@code revision} is compacted; returns what is known. */
  long learn(long revision) {
    return known.accumulateAndGet(revision, Math::max);
  }

  /** As {@link #learn(long)}, from the value of the shared key; 0 and other texts tell nothing. */
  void learn(String revision) {
    try {
      learn(Long.parseLong(revision));
    } catch (NumberFormatException e) {
      // kube-apiserver ignores such a value too; the next compaction overwrites it
    }
  }
}
