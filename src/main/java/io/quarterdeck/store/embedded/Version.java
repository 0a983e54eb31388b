package io.quarterdeck.store.embedded;

import io.quarterdeck.store.Change;
import io.quarterdeck.store.Entry;
import io.quarterdeck.store.StoreException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One version of one key in the index: what it is, where its value lies, and what it replaced. It
 * does not hold the value, which would double what the server caches anyway.
 */
final class Version {
  private final String key;
  private final long revision;
  private final long createRevision;
  private final long expiresAtMs;

  /** Set by the rewriting of the log while readers read. */
  private volatile Location location = Location.UNWRITTEN;

  /** The version before this one of the same key; cut off when it is forgotten. */
  private volatile @Nullable Version previous;

  /** Makes a version whose place in the log is not known yet. */
  Version(LogRecord record, Optional<Version> previous) {
    this.key = record.key();
    this.revision = record.revision();
    this.createRevision = record.createRevision();
    this.expiresAtMs = record.expiresAtMs();
    this.previous = previous.orElse(null);
  }

  String key() {
    return key;
  }

  long revision() {
    return revision;
  }

  long createRevision() {
    return createRevision;
  }

  /** Returns when the entry goes, in milliseconds since 1970; 0 for never. */
  long expiresAtMs() {
    return expiresAtMs;
  }

  boolean isDelete() {
    return createRevision == 0;
  }

  Location location() {
    return location;
  }

  void moveTo(Location newLocation) {
    location = newLocation;
  }

  Optional<Version> previous() {
    return Optional.ofNullable(previous);
  }

  void forgetPrevious() {
    previous = null;
  }

  /**
   * Returns the newest version of this key, this one or an earlier one, not after {@code limit}.
   */
  Optional<Version> notAfter(long limit) {
    Version version = this;
    while (version != null && version.revision > limit) {
      version = version.previous;
    }
    return Optional.ofNullable(version);
  }

  Entry entry() {
    return new Entry(key, value(), createRevision, revision);
  }

  Change change() {
    Optional<byte[]> value = isDelete() ? Optional.empty() : Optional.of(value());
    return new Change(key, value, createRevision, revision);
  }

  /** Reads the value, following it if the log is rewritten meanwhile. */
  byte[] value() {
    while (true) {
      Location at = location;
      try {
        return at.read();
      } catch (ClosedChannelException e) {
        if (at == location) {
          throw new StoreException("the store is closed", e);
        }
      } catch (IOException e) {
        throw new StoreException("cannot read " + key + " at revision " + revision, e);
      }
    }
  }
}
