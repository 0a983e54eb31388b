package io.quarterdeck.store.embedded;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A write on its way to the committer, and the answer on its way back. */
final class Proposal {
  /** What is to be written. */
  sealed interface Write {
    /** Puts bytes if the key's entry has {@code expected}; 0 if there must be none. */
    record Put(String key, byte[] value, long expected, long expiresAtMs) implements Write {}

    /** Deletes the entry if it has {@code expected}. */
    record Delete(String key, long expected) implements Write {}

    /** Forgets what was overwritten or deleted up to {@code revision}. */
    record Compact(long revision) implements Write {}
  }

  /** How it went. */
  sealed interface Outcome {
    /** The write is durable at {@code revision}. */
    record Done(long revision) implements Outcome {}

    /** The condition did not hold: {@code current} is what stands there. */
    record Refused(Optional<Version> current) implements Outcome {}
  }

  private final Write write;
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

  Proposal(Write write) {
    this.write = write;
  }

  Write write() {
    return write;
  }

  CompletableFuture<Outcome> outcome() {
    return outcome;
  }

  /** Returns about how many bytes of the log this takes. */
  long bytes() {
    return write instanceof Write.Put put ? put.value().length : 0;
  }
}
