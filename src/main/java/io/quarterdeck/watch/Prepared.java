package io.quarterdeck.watch;

/**
 * What a write will make of an object if it succeeds. The writer has the object at hand and tells
 * the image before it writes, so that nobody needs to read the stored bytes again. Used by the
 * writer and by the watch of the store at once.
 */
public interface Prepared {
  /** Returns the key that is written, below the prefix. */
  String key();

  /** Returns the bytes that are written; they never change. */
  byte[] value();

  /**
   * Returns what reading {@link #value} gives if it was written at {@code revision}: the same
   * object to all who ask.
   */
  CachedObject at(long revision);
}
