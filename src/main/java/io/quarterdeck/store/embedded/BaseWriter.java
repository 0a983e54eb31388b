package io.quarterdeck.store.embedded;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Writes what is still known of some files of the log into one new file. It does not decide when,
 * and shows nothing to readers before {@link #publish}.
 */
final class BaseWriter {
  /** Large enough that frames cost nothing, small enough to keep in memory. */
  private static final int FRAME_BYTES = 1 << 20;

  private final LogFile to;
  private final List<Version> moved = new ArrayList<>();
  private final List<Location> movedTo = new ArrayList<>();
  private final List<LogRecord> pending = new ArrayList<>();
  private long pendingBytes;

  BaseWriter(LogFile to) {
    this.to = to;
  }

  /**
   * Writes all versions that lie in {@code replaced}, in order of revision. The record at the front
   * keeps the compacted revision, and with it the store's, from going back when the last changes
   * are among the forgotten ones. When it returns, the file is durable.
   */
  void write(Versions versions, Set<LogFile> replaced) throws IOException {
    to.append(List.of(LogRecord.compact(versions.compacted())));
    for (Version version : versions.kept()) {
      if (version.location() instanceof LogFile.InFile at && replaced.contains(at.file())) {
        add(version);
      }
    }
    flush();
    to.force();
  }

  /** Lets readers find the values in the new file. */
  void publish() {
    for (int i = 0; i < moved.size(); i++) {
      moved.get(i).moveTo(movedTo.get(i));
    }
  }

  private void add(Version version) throws IOException {
    moved.add(version);
    pending.add(record(version));
    pendingBytes += version.location().recordBytes();
    if (pendingBytes >= FRAME_BYTES) {
      flush();
    }
  }

  private void flush() throws IOException {
    if (pending.isEmpty()) {
      return;
    }
    movedTo.addAll(to.append(pending));
    to.force(); // in small parts, so that the writers' own fsyncs do not wait for one large one
    pending.clear();
    pendingBytes = 0;
  }

  private static LogRecord record(Version version) {
    return version.isDelete()
        ? LogRecord.delete(version.key(), version.revision())
        : LogRecord.put(
            version.key(),
            version.value(),
            version.revision(),
            version.createRevision(),
            version.expiresAtMs());
  }
}
