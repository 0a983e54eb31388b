package io.quarterdeck.watch;

import org.jspecify.annotations.Nullable;

/**
 * Shares equal short strings: the same namespaces, label keys and label values stand in thousands
 * of objects. It forgets freely (each string has one slot, taken over by the next that falls
 * there), so it is bounded, and nothing depends on what it remembers.
 */
final class Interned {
  private static final int SLOTS = 1 << 13; // 32 KiB; far more than the labels in common use
  private static final int LONGEST = 64; // the longest label value is 63

  private static final @Nullable String[] TABLE = new String[SLOTS]; // racing writers do no harm

  private Interned() {}

  /** Returns {@code s} or a string equal to it. */
  static String of(String s) {
    if (s.length() > LONGEST) {
      return s;
    }
    int hash = s.hashCode();
    int slot = (hash ^ hash >>> 16) & SLOTS - 1;
    String known = TABLE[slot];
    if (known != null && known.equals(s)) {
      return known;
    }
    TABLE[slot] = s;
    return s;
  }
}
