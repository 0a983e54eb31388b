package io.quarterdeck.store.embedded;

import java.time.Duration;

/**
 * The limits of the embedded store.
 *
 * @param deadline how long a write may wait for the disk before its caller is told so
 * @param historyAge how long what was overwritten or deleted can still be read and watched
 * @param historyBytes how much of it is kept at most, whatever its age
 * @param fileBytes the size at which the next file of the log is begun
 */
public record EmbeddedSettings(
    Duration deadline, Duration historyAge, long historyBytes, long fileBytes) {
  /**
   * Five minutes of history, as kube-apiserver leaves in etcd; at most 1 GiB of it, which is half
   * an hour of heavy writing; files small enough to rewrite without anyone noticing.
   */
  public static final EmbeddedSettings DEFAULT =
      new EmbeddedSettings(Duration.ofSeconds(10), Duration.ofMinutes(5), 1L << 30, 64L << 20);
}
