package io.quarterdeck.request;

import org.jspecify.annotations.Nullable;

/**
 * The frames of a watch, pulled by the one writer of its connection. Frames are whole and encoded:
 * the writer writes as many as it gets and flushes once.
 */
public interface EventStream extends AutoCloseable {
  /**
   * Sets what is run when {@link #poll} may have something again after it had nothing, or the
   * stream is done. Called once, before the first poll. {@code ready} runs on any thread and must
   * only schedule the writer.
   */
  void onReady(Runnable ready);

  /** Takes the next frame; Java's null if there is none now. */
  byte @Nullable [] poll();

  /** Tells whether no frame will ever come again: the writer then ends the response. */
  boolean isDone();

  /** The client is gone: lets go of everything. Calling it again is harmless. */
  @Override
  void close();
}
