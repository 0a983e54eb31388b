package io.quarterdeck.registry;

import io.quarterdeck.request.EventStream;
import org.jspecify.annotations.Nullable;

/** A stream of one frame or none: what a watch says that cannot begin. */
final class LastWord implements EventStream {
  private byte @Nullable [] frame;

  LastWord(byte[] frame) {
    this.frame = frame;
  }

  private LastWord() {
    this.frame = null;
  }

  /** Returns a stream that is at its end. */
  static LastWord none() {
    return new LastWord();
  }

  @Override
  public void onReady(Runnable ready) {}

  @Override
  public synchronized byte @Nullable [] poll() {
    byte[] next = frame;
    frame = null;
    return next;
  }

  @Override
  public synchronized boolean isDone() {
    return frame == null;
  }

  @Override
  public synchronized void close() {
    frame = null;
  }
}
