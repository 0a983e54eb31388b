package io.quarterdeck.store.embedded;

import io.quarterdeck.store.Entry;
import io.quarterdeck.store.FutureRevisionException;
import io.quarterdeck.store.Page;
import io.quarterdeck.store.Store;
import io.quarterdeck.store.StoreException;
import io.quarterdeck.store.StoreTimeoutException;
import io.quarterdeck.store.ValueTooLargeException;
import io.quarterdeck.store.WatchListener;
import io.quarterdeck.store.WriteResult;
import io.quarterdeck.store.embedded.Proposal.Outcome;
import io.quarterdeck.store.embedded.Proposal.Write;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A {@link Store} in a directory of its own, for one server. It translates between the contract and
 * the parts of this package, and owns their threads.
 */
public final class EmbeddedStore implements Store {
  /** Above the largest request body, 3 MiB, with what the server adds to an object. */
  static final int MAX_VALUE_BYTES = 8 << 20;

  private final Journal journal;
  private final Versions versions = new Versions();
  private final Committer committer;
  private final Housekeeping housekeeping;
  private final EmbeddedSettings settings;
  private final Clock clock;
  private final Set<Feed> feeds = ConcurrentHashMap.newKeySet();
  private final Thread committing;
  private final Thread tidying;
  private volatile boolean closed;

  private EmbeddedStore(Journal journal, EmbeddedSettings settings, Clock clock)
      throws IOException {
    this.journal = journal;
    this.settings = settings;
    this.clock = clock;
    this.committer = new Committer(journal, versions, clock);
    this.housekeeping = new Housekeeping(journal, versions, settings, clock, this::compact);
    committer.recover();
    this.committing = Thread.ofPlatform().name("store-committer").daemon().start(committer);
    this.tidying = Thread.ofPlatform().name("store-housekeeping").daemon().start(housekeeping);
  }

  /**
   * Opens the store in {@code directory}, which is made if missing.
   *
   * @throws StoreException if another server has it, if its files are damaged, or if the disk fails
   */
  public static EmbeddedStore open(Path directory, EmbeddedSettings settings, Clock clock) {
    try {
      return open(DiskJournal.open(directory, settings.fileBytes()), settings, clock);
    } catch (IOException e) {
      throw new StoreException("cannot open the data directory " + directory + ": " + e, e);
    }
  }

  /** Opens a store that keeps everything in memory and nothing beyond its closing, for tests. */
  public static EmbeddedStore inMemory() {
    try {
      return open(new Journal.InMemory(), EmbeddedSettings.DEFAULT, Clock.systemUTC());
    } catch (IOException e) {
      throw new StoreException("cannot open a store in memory", e);
    }
  }

  private static EmbeddedStore open(Journal journal, EmbeddedSettings settings, Clock clock)
      throws IOException {
    try {
      return new EmbeddedStore(journal, settings, clock);
    } catch (IOException | RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  @Override
  public Optional<Entry> get(String key) {
    checkOpen();
    return versions.get(key).map(Version::entry);
  }

  @Override
  public Page list(String prefix, String after, int limit, long revision) {
    checkOpen();
    long at = revision == 0 ? versions.revision() : revision;
    int enough = limit == 0 ? Integer.MAX_VALUE : limit + 1;
    List<Version> found = versions.list(prefix, after, enough, at);
    boolean more = limit != 0 && found.size() > limit;
    List<Version> shown = more ? found.subList(0, limit) : found;
    return new Page(shown.stream().map(Version::entry).toList(), at, more);
  }

  @Override
  public long revision() {
    checkOpen();
    return versions.revision();
  }

  @Override
  public WriteResult put(String key, byte[] value, long expectedRevision, Duration ttl) {
    if (value.length > MAX_VALUE_BYTES) {
      throw new ValueTooLargeException(
          "the value of " + key + " is too large: more than " + MAX_VALUE_BYTES + " bytes");
    }
    long expiresAtMs = ttl.isZero() ? 0 : clock.millis() + ttl.toMillis();
    return result(propose(new Write.Put(key, value, expectedRevision, expiresAtMs)));
  }

  @Override
  public WriteResult delete(String key, long expectedRevision) {
    return result(propose(new Write.Delete(key, expectedRevision)));
  }

  private static WriteResult result(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done done -> new WriteResult.Committed(done.revision());
      case Outcome.Refused refused ->
          new WriteResult.Conflict(refused.current().map(Version::entry));
    };
  }

  private Outcome propose(Write write) {
    checkOpen();
    Proposal proposal = new Proposal(write);
    long deadlineMs = settings.deadline().toMillis();
    try {
      if (!committer.offer(proposal, deadlineMs)) {
        throw new StoreException("too many writes wait for the disk; this one was not begun");
      }
      return proposal.outcome().get(deadlineMs, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new StoreTimeoutException("the disk did not take a write in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("interrupted while a write was on its way", e);
    } catch (ExecutionException e) {
      throw new StoreException(e.getCause().getMessage(), e.getCause());
    }
  }

  @Override
  public Watch watch(String prefix, long afterRevision, WatchListener listener) {
    checkOpen();
    Feed feed = new Feed(versions, prefix, afterRevision, listener);
    feeds.add(feed);
    Thread.ofPlatform() // few, and never to wait behind busy requests
        .name("store-watch")
        .daemon()
        .start(
            () -> {
              feed.run();
              feeds.remove(feed);
            });
    return feed;
  }

  @Override
  public void compact(long revision) {
    if (revision > versions.revision()) {
      throw new FutureRevisionException(versions.revision());
    }
    propose(new Write.Compact(revision));
    versions.trim();
  }

  @Override
  public long compactedRevision() {
    return versions.compacted();
  }

  @Override
  public void checkHealth() {
    checkOpen();
    if (!committing.isAlive()) {
      throw new StoreException("the store does not take writes any more");
    }
    journal.checkHealth();
  }

  private void checkOpen() {
    if (closed) {
      throw new StoreException("the store is closed");
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    feeds.forEach(Feed::storeCloses);
    versions.wake();
    housekeeping.stop();
    committer.stop();
    joinAll();
    journal.close();
  }

  private void joinAll() {
    try {
      tidying.join();
      committing.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
