package io.quarterdeck.store.embedded;

import io.quarterdeck.store.embedded.Proposal.Outcome;
import io.quarterdeck.store.embedded.Proposal.Write;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Decides the writes of one group commit, each against the state that the ones before it leave. It
 * does no I/O; until {@link #show}, nobody sees what it decided.
 */
final class Group {
  private final Versions versions;
  private final List<LogRecord> records = new ArrayList<>();

  /** The version that each record makes; empty for a compaction. */
  private final List<Optional<Version>> made = new ArrayList<>();

  private final Map<String, Version> newest = new HashMap<>();
  private long revision;
  private OptionalLong compaction = OptionalLong.empty();

  Group(Versions versions) {
    this.versions = versions;
    this.revision = versions.revision();
  }

  /** Returns what is to be written to the log. */
  List<LogRecord> records() {
    return records;
  }

  Outcome decide(Write write) {
    return switch (write) {
      case Write.Put put -> decide(put);
      case Write.Delete delete -> decide(delete);
      case Write.Compact compact -> decide(compact);
    };
  }

  private Outcome decide(Write.Put put) {
    Optional<Version> current = current(put.key());
    if (current.map(Version::revision).orElse(0L) != put.expected()) {
      return new Outcome.Refused(current);
    }
    revision++;
    long createRevision = current.map(Version::createRevision).orElse(revision);
    return add(LogRecord.put(put.key(), put.value(), revision, createRevision, put.expiresAtMs()));
  }

  private Outcome decide(Write.Delete delete) {
    Optional<Version> current = current(delete.key());
    if (current.isEmpty() || current.get().revision() != delete.expected()) {
      return new Outcome.Refused(current);
    }
    revision++;
    return add(LogRecord.delete(delete.key(), revision));
  }

  private Outcome decide(Write.Compact compact) {
    if (compact.revision() > Math.max(versions.compacted(), compaction.orElse(0))) {
      records.add(LogRecord.compact(compact.revision()));
      made.add(Optional.empty());
      compaction = OptionalLong.of(compact.revision());
    }
    return new Outcome.Done(compact.revision());
  }

  private Outcome add(LogRecord record) {
    Version version = new Version(record, last(record.key()));
    newest.put(version.key(), version);
    records.add(record);
    made.add(Optional.of(version));
    return new Outcome.Done(record.revision());
  }

  private Optional<Version> current(String key) {
    return last(key).filter(version -> !version.isDelete());
  }

  private Optional<Version> last(String key) {
    Version here = newest.get(key);
    return here != null ? Optional.of(here) : versions.newest(key);
  }

  /** Shows the group to readers, now that it is durable at {@code places}. */
  void show(List<Location> places) {
    for (int i = 0; i < places.size(); i++) {
      Location place = places.get(i);
      made.get(i)
          .ifPresent(
              version -> {
                version.moveTo(place);
                versions.add(version);
              });
    }
    compaction.ifPresent(versions::compact);
    versions.show(revision);
  }

  /** Returns the versions made here that will expire. */
  List<Version> expiring() {
    return made.stream()
        .flatMap(Optional::stream)
        .filter(version -> version.expiresAtMs() > 0)
        .toList();
  }
}
