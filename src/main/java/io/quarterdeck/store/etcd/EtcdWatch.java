package io.quarterdeck.store.etcd;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.Client;
import io.etcd.jetcd.KeyValue;
import io.etcd.jetcd.Watch;
import io.etcd.jetcd.common.exception.CompactedException;
import io.etcd.jetcd.common.exception.EtcdException;
import io.etcd.jetcd.options.WatchOption;
import io.etcd.jetcd.watch.WatchEvent;
import io.etcd.jetcd.watch.WatchResponse;
import io.quarterdeck.store.Change;
import io.quarterdeck.store.Store;
import io.quarterdeck.store.StoreException;
import io.quarterdeck.store.WatchListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One watch: a thread that delivers what one stream of etcd after the other sends, and knows alone
 * how far it has come.
 *
 * <p>It watches <em>all</em> keys and drops those of others. That costs nothing in an etcd of our
 * own, and makes every revision that etcd can name show up here, as changes or as progress: a
 * reader that waits for a revision never waits for a notification that etcd sends when it likes.
 *
 * <p>A new stream begins <em>at</em> the last revision delivered, not behind it. What comes twice
 * is dropped. In return etcd refuses if it has compacted beyond that revision, even by one: a
 * deletion at the compacted revision itself would be missing from the stream.
 */
final class EtcdWatch implements Runnable, Store.Watch {
  private static final Logger LOG = System.getLogger(EtcdWatch.class.getName());

  /** Responses that wait for the listener; a stream that fills it is closed and begun anew. */
  private static final int MAX_WAITING = 256;

  /** How often a waiting watch looks whether it has been closed. */
  private static final long MAX_WAIT_MS = 200;

  /** Between two streams when the first failed. */
  private static final long RETRY_MS = 200;

  /** A stream that etcd has not confirmed by then counts as a connection that is gone. */
  private static final long CREATE_LIMIT_MS = 5000;

  private final EtcdConnection connection;
  private final EtcdKeys keys;
  private final String prefix;
  private final CompactedRevision compacted;
  private final WatchListener listener;
  private volatile boolean closed;
  private volatile boolean storeClosed;
  private volatile Optional<Watch.Watcher> running = Optional.empty();

  /** Whether etcd does not let us watch all keys; progress must then be asked for. */
  private volatile boolean narrow;

  private boolean cut;
  private long position;

  EtcdWatch(
      EtcdConnection connection,
      EtcdKeys keys,
      String prefix,
      CompactedRevision compacted,
      long afterRevision,
      WatchListener listener) {
    this.connection = connection;
    this.keys = keys;
    this.prefix = prefix;
    this.compacted = compacted;
    this.position = afterRevision;
    this.listener = listener;
  }

  /** One stream of etcd's, from jetcd's thread to ours. */
  private static final class Stream implements Watch.Listener {
    private final BlockingQueue<WatchResponse> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private volatile boolean created;
    private volatile boolean over;
    private volatile Optional<Throwable> failure = Optional.empty();

    @Override
    public void onNext(WatchResponse response) {
      if (response.isCreatedNotify()) {
        created = true;
      } else if (!over && !waiting.offer(response)) {
        over = true; // nothing after the first response that is left out may get through
      }
    }

    @Override
    public void onError(Throwable thrown) {
      failure = Optional.of(thrown);
      over = true;
    }

    @Override
    public void onCompleted() {
      over = true;
    }
  }

  @Override
  public void run() {
    try {
      while (!closed) {
        oneStream(connection.client());
      }
    } catch (StoreException e) {
      end(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a watch failed", e);
      end(new StoreException("the watch of " + prefix + " failed", e));
    }
    if (storeClosed) {
      listener.onEnd(new StoreException("the store is closed"));
    }
  }

  private void end(StoreException cause) {
    if (!closed) {
      closed = true;
      listener.onEnd(cause);
    }
  }

  private void oneStream(Client client) throws InterruptedException {
    Stream stream = new Stream();
    try {
      running = Optional.of(open(client, stream));
      follow(stream, client);
    } catch (EtcdException e) { // the client was replaced while we turned to it
      stream.onError(e);
    } finally {
      running.ifPresent(Watch.Watcher::close);
      running = Optional.empty();
    }
    if (!closed) {
      afterEndOf(stream);
    }
  }

  private Watch.Watcher open(Client client, Stream stream) {
    WatchOption option =
        WatchOption.builder()
            .withRange(narrow ? keys.end(prefix) : EtcdKeys.EVERYTHING)
            .withRevision(Math.max(1, position))
            .withCreateNotify(true)
            .withProgressNotify(true)
            .withRequireLeader(true)
            .build();
    ByteSequence start = narrow ? keys.key(prefix) : EtcdKeys.EVERYTHING;
    return client.getWatchClient().watch(start, option, stream);
  }

  private void follow(Stream stream, Client client) throws InterruptedException {
    long begunNs = System.nanoTime();
    while (!closed) {
      boolean over = stream.over; // read first: what came before it is in the queue
      WatchResponse response = stream.waiting.poll(over ? 0 : MAX_WAIT_MS, TimeUnit.MILLISECONDS);
      if (closed) {
        return;
      }
      if (response != null) {
        connection.heard();
        deliver(response);
      } else if (over) {
        return;
      } else if (!stream.created
          && System.nanoTime() - begunNs > TimeUnit.MILLISECONDS.toNanos(CREATE_LIMIT_MS)) {
        connection.renew(client);
        return;
      }
    }
  }

  private void afterEndOf(Stream stream) throws InterruptedException {
    Optional<Throwable> failure = stream.failure;
    if (failure.isPresent() && failure.get() instanceof CompactedException e) {
      long floor = compacted.learn(e.getCompactedRevision());
      throw new io.quarterdeck.store.CompactedException(floor);
    }
    if (failure.isPresent()) {
      String reason = failure.get().getMessage();
      LOG.log(cut ? Level.DEBUG : Level.INFO, "a watch of etcd was cut, resuming: {0}", reason);
      cut = true;
      narrow |= reason.contains("permission denied");
      TimeUnit.MILLISECONDS.sleep(RETRY_MS);
    }
  }

  private void deliver(WatchResponse response) {
    List<Change> changes = new ArrayList<>();
    long reached = response.getEvents().isEmpty() ? response.getHeader().getRevision() : position;
    for (WatchEvent event : response.getEvents()) {
      KeyValue entry = event.getKeyValue();
      long revision = entry.getModRevision();
      if (revision > position) {
        reached = revision;
        change(event, entry).ifPresent(changes::add);
      }
    }
    if (!changes.isEmpty()) {
      listener.onChanges(List.copyOf(changes));
    }
    if (reached > position && (changes.isEmpty() || changes.getLast().revision() < reached)) {
      listener.onProgress(reached);
    }
    position = Math.max(position, reached);
    cut = false;
  }

  private Optional<Change> change(WatchEvent event, KeyValue entry) {
    boolean delete = event.getEventType() == WatchEvent.EventType.DELETE;
    if (!delete && entry.getKey().equals(Compactor.KEY)) {
      compacted.learn(entry.getValue().toString(UTF_8));
    }
    return keys.key(entry.getKey())
        .filter(key -> key.startsWith(prefix))
        .map(
            key ->
                new Change(
                    key,
                    delete ? Optional.empty() : Optional.of(entry.getValue().getBytes()),
                    delete ? 0 : entry.getCreateRevision(),
                    entry.getModRevision()));
  }

  /** Ends the watch because the store closes: the listener is told. */
  void storeCloses() {
    if (!closed) {
      storeClosed = true;
      closed = true;
    }
  }

  /**
   * Where etcd lets our user see only the prefix, asks it for a notification; to be relied upon
   * from etcd 3.4.31 and 3.5.13 on, as kube-apiserver does.
   */
  @Override
  public void requestProgress() {
    if (narrow) {
      running.ifPresent(Watch.Watcher::requestProgress);
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
