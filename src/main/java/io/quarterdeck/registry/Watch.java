package io.quarterdeck.registry;

import io.quarterdeck.request.Accepted;
import io.quarterdeck.request.EventStream;
import io.quarterdeck.request.Negotiation;
import io.quarterdeck.request.Reply;
import io.quarterdeck.request.Transform;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;
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
    return ListOptions.of(call.request(), call.type(), call.route().isWatchPath(), name);
  }

  public Reply run(Call call) {
    Negotiation.output(call.request(), call.endpoint());
    ListOptions options = options(call);
    Selection selection = Lists.selection(call, options);
    long revision = revision(options);
    Accepted accepted = Negotiation.stream(call.request(), call.endpoint());
    Frames frames = views.of(call, accepted).frames();
    boolean ofLists = accepted.transform().kind() == Transform.Kind.PARTIAL_LIST;
    EventStream events = ofLists ? LastWord.none() : events(selection, options, revision, frames);
    return new Reply.Events(200, accepted.format().streamType(), List.of(), events);
  }

  private static long revision(ListOptions options) {
    String version = options.resourceVersion();
    return ResourceVersions.parse(version).orElseThrow(() -> ResourceVersions.invalid(version));
  }

  /** Begins the watch. That it cannot begin where it should is its first event and its last. */
  private EventStream events(
      Selection selection, ListOptions options, long revision, Frames frames) {
    Start start;
    try {
      start = start(options, revision);
    } catch (ApiException tooLarge) {
      return new LastWord(frames.error(tooLarge.status()));
    }
    try {
      return hub.subscribe(selection, start, frames, timeoutMs(options));
    } catch (CompactedException e) {
      String message = "too old resource version: " + revision + " (" + e.compactedRevision() + ")";
      return new LastWord(frames.error(Failures.expired(message).status()));
    }
  }

  /** A version that has not come is waited for only if what is there then is to be sent first. */
  private Start start(ListOptions options, long revision) {
    boolean unset = options.resourceVersion().isEmpty();
    boolean initial = options.sendInitialEvents().orElse(revision == 0);
    if (!initial && revision != 0) {
      return new Start(revision, false, Optional.empty(), options.bookmarks(), false);
    }
    Snapshot snapshot =
        unset
            ? snapshots.fresh()
            : revision == 0 ? snapshots.newest() : snapshots.atLeast(revision);
    boolean end = options.sendInitialEvents().orElse(false) && options.bookmarks();
    return initial
        ? new Start(snapshot.revision(), true, Optional.of(snapshot), options.bookmarks(), end)
        : new Start(snapshot.revision(), false, Optional.empty(), options.bookmarks(), false);
  }

  private long timeoutMs(ListOptions options) {
    long seconds = options.timeoutSeconds().orElse(0);
    if (seconds > 0) {
      return Math.min(seconds, Long.MAX_VALUE / MS_PER_SECOND) * MS_PER_SECOND;
    }
    return seconds < 0 ? 0 : MIN_TIMEOUT_MS + random.nextLong(MIN_TIMEOUT_MS);
  }
}
