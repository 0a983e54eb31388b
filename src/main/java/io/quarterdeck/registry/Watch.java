package io.quarterdeck.registry;

import io.quarterdeck.request.Accepted;
import io.quarterdeck.request.EventStream;
import io.quarterdeck.request.Format;
import io.quarterdeck.request.Negotiation;
import io.quarterdeck.request.Reply;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;
import io.quarterdeck.status.Status;
import io.quarterdeck.store.CompactedException;
import io.quarterdeck.watch.Hub;
import io.quarterdeck.watch.Hub.Frames;
import io.quarterdeck.watch.Hub.Start;
import io.quarterdeck.watch.Selection;
import io.quarterdeck.watch.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** GET of a collection that goes on: what is there, if asked for, then what changes. */
public final class Watch {
  /** A watch without a timeout of its own ends after this time or up to twice as long. */
  private static final long MIN_TIMEOUT_MS = 1_800_000; // --min-request-timeout

  private static final long MS_PER_SECOND = 1000;

  private final Snapshots snapshots;
  private final Hub hub;
  private final Views views;
  private final RandomGenerator random;

  Watch(Snapshots snapshots, Hub hub, Views views, RandomGenerator random) {
    this.snapshots = snapshots;
    this.hub = hub;
    this.views = views;
    this.random = random;
  }

  /** Reads the options of a list or watch; the name in a deprecated path selects one object. */
  static ListOptions options(Call call) {
    String name = call.request().target().name();
    return ListOptions.of(call.request().query(), call.type(), call.route().isWatchPath(), name);
  }

  public Reply run(Call call) {
    Negotiation.output(call.request(), call.endpoint());
    ListOptions options = options(call);
    Selection selection = Lists.selection(call, options);
    Start start = start(options);
    Accepted accepted = Negotiation.stream(call.request(), call.endpoint());
    Frames frames = views.of(call, accepted).frames();
    EventStream events = subscribe(selection, start, frames, timeoutMs(options));
    String type = accepted.format().mediaType();
    return new Reply.Events(
        200, accepted.format() == Format.JSON ? type : type + ";stream=watch", List.of(), events);
  }

  private EventStream subscribe(Selection selection, Start start, Frames frames, long timeoutMs) {
    try {
      return hub.subscribe(selection, start, frames, timeoutMs);
    } catch (CompactedException e) {
      Status status =
          Failures.expired(
                  "too old resource version: "
                      + start.revision()
                      + " ("
                      + e.compactedRevision()
                      + ")")
              .status();
      return new LastWord(frames.error(status));
    }
  }

  private Start start(ListOptions options) {
    String version = options.resourceVersion();
    long revision =
        ResourceVersions.parse(version).orElseThrow(() -> ResourceVersions.invalid(version));
    boolean initial = options.sendInitialEvents().orElse(revision == 0);
    boolean end = options.sendInitialEvents().orElse(false) && options.bookmarks();
    if (initial) {
      return snapshot(version, revision)
          .map(s -> new Start(s.revision(), true, Optional.of(s), options.bookmarks(), end))
          .orElseGet(() -> changes(revision, options));
    }
    if (revision == 0) {
      Snapshot now = version.isEmpty() ? snapshots.fresh() : snapshots.newest();
      return changes(now.revision(), options);
    }
    return changes(revision, options);
  }

  private static Start changes(long after, ListOptions options) {
    return new Start(after, false, Optional.empty(), options.bookmarks(), false);
  }

  /** Returns what the watch begins with; empty if its version does not come: it stays silent. */
  private Optional<Snapshot> snapshot(String version, long revision) {
    if (version.isEmpty()) {
      return Optional.of(snapshots.fresh());
    }
    try {
      return Optional.of(revision == 0 ? snapshots.newest() : snapshots.atLeast(revision));
    } catch (ApiException tooLarge) {
      return Optional.empty();
    }
  }

  private long timeoutMs(ListOptions options) {
    long seconds = options.timeoutSeconds().orElse(0);
    if (seconds > 0) {
      return Math.min(seconds, Long.MAX_VALUE / MS_PER_SECOND) * MS_PER_SECOND;
    }
    return seconds < 0 ? 0 : MIN_TIMEOUT_MS + random.nextLong(MIN_TIMEOUT_MS);
  }
}
