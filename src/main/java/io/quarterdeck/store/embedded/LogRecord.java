package io.quarterdeck.store.embedded;

/**
 * One change as the log holds it, without knowledge of files.
 *
 * @param kind what happened
 * @param key whose version this is; "" for a compaction
 * @param revision the revision of the change; of a compaction, up to where history is forgotten
 * @param createRevision when the key came into being; 0 for anything but a put
 * @param expiresAtMs when the entry goes, in milliseconds since 1970; 0 for never
 * @param value the bytes put; empty for anything but a put
 */
record LogRecord(
    Kind kind, String key, long revision, long createRevision, long expiresAtMs, byte[] value) {
  /** What a record tells. The order is part of the file format. */
  enum Kind {
    PUT,
    DELETE,
    COMPACT
  }

  private static final byte[] NOTHING = {};

  static LogRecord put(
      String key, byte[] value, long revision, long createRevision, long expiresAtMs) {
    return new LogRecord(Kind.PUT, key, revision, createRevision, expiresAtMs, value);
  }

  static LogRecord delete(String key, long revision) {
    return new LogRecord(Kind.DELETE, key, revision, 0, 0, NOTHING);
  }

  static LogRecord compact(long revision) {
    return new LogRecord(Kind.COMPACT, "", revision, 0, 0, NOTHING);
  }
}
