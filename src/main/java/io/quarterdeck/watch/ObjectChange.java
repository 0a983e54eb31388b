package io.quarterdeck.watch;

import org.jspecify.annotations.Nullable;

/**
 * One change of one object.
 *
 * @param before its state until then; Java's null if it came into being
 * @param after its state from then on; Java's null if it was deleted
 */
record ObjectChange(long revision, @Nullable CachedObject before, @Nullable CachedObject after) {

  /** Returns the state that shows what the change is about: the new one, else the last. */
  CachedObject object() {
    CachedObject object = after != null ? after : before;
    if (object == null) {
      throw new IllegalStateException("a change of nothing at " + revision);
    }
    return object;
  }

  String directory() {
    return object().kind().directory();
  }

  /** Returns how many bytes of JSON the history keeps alive because of this change. */
  long bytes() {
    return before == null ? 0 : before.length();
  }
}
