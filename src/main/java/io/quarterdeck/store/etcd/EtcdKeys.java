package io.quarterdeck.store.etcd;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.etcd.jetcd.ByteSequence;
import java.util.Arrays;
import java.util.Optional;

/** Puts the prefix on keys on their way to etcd, and takes it off on their way back. */
final class EtcdKeys {
  /** In a range or watch, as the start: all keys; as the end: no end. */
  static final ByteSequence EVERYTHING = ByteSequence.from(new byte[] {0});

  private final String prefix;

  /** Keys below {@code prefix}, {@code /registry} say, which stands before a slash. */
  EtcdKeys(String prefix) {
    this.prefix = prefix + "/";
  }

  ByteSequence key(String key) {
    return ByteSequence.from(prefix + key, UTF_8);
  }

  /** Returns the first key behind {@code key}. */
  ByteSequence behind(String key) {
    return ByteSequence.from(prefix + key + "\0", UTF_8);
  }

  /** Returns the end (exclusive) of the range of keys that start with {@code start}. */
  ByteSequence end(String start) {
    byte[] bytes = (prefix + start).getBytes(UTF_8);
    int last = bytes.length - 1; // UTF-8 has no byte 0xff: adding one never overflows
    byte[] end = Arrays.copyOf(bytes, last + 1);
    end[last]++;
    return ByteSequence.from(end);
  }

  /** Returns {@code stored} without the prefix; empty if it does not start with it. */
  Optional<String> key(ByteSequence stored) {
    String text = stored.toString(UTF_8);
    return text.startsWith(prefix)
        ? Optional.of(text.substring(prefix.length()))
        : Optional.empty();
  }
}
