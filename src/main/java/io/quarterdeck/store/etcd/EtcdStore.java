package io.quarterdeck.store.etcd;

import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.KeyValue;
import io.etcd.jetcd.kv.GetResponse;
import io.etcd.jetcd.kv.TxnResponse;
import io.etcd.jetcd.op.Cmp;
import io.etcd.jetcd.op.CmpTarget;
import io.etcd.jetcd.op.Op;
import io.etcd.jetcd.options.DeleteOption;
import io.etcd.jetcd.options.GetOption;
import io.etcd.jetcd.options.PutOption;
import io.quarterdeck.store.CompactedException;
import io.quarterdeck.store.Entry;
import io.quarterdeck.store.FutureRevisionException;
import io.quarterdeck.store.Page;
import io.quarterdeck.store.Store;
import io.quarterdeck.store.WatchListener;
import io.quarterdeck.store.WriteResult;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/**
 * A {@link Store} in etcd v3, for any number of servers, kube-apiservers among them. It translates
 * the contract into calls; keys here have no prefix, in etcd they do.
 */
public final class EtcdStore implements Store {
  /** A list without a limit is asked for in parts of this many, so that none is too large. */
  private static final int MAX_PART = 10_000;

  private final EtcdConnection connection;
  private final Duration healthDeadline;
  private final EtcdKeys keys;
  private final LeasePool leases;
  private final CompactedRevision compacted = new CompactedRevision();
  private final Compactor compactor;
  private final Set<EtcdWatch> watches = ConcurrentHashMap.newKeySet();

  private EtcdStore(EtcdSettings settings, InstantSource clock) {
    connection = new EtcdConnection(settings);
    healthDeadline = settings.healthDeadline();
    keys = new EtcdKeys(settings.prefix());
    leases = new LeasePool(seconds -> connection.client().getLeaseClient().grant(seconds), clock);
    compactor = new Compactor(connection, settings.compactionInterval(), compacted);
    if (settings.compactionInterval().isPositive()) {
      Thread.ofVirtual().name("etcd-compactor").start(compactor);
    }
  }

  /** Opens a store; etcd need not be there yet. */
  public static EtcdStore open(EtcdSettings settings, InstantSource clock) {
    return new EtcdStore(settings, clock);
  }

  @Override
  public Optional<Entry> get(String key) {
    GetResponse answer = connection.call(client -> client.getKVClient().get(keys.key(key)));
    return first(answer);
  }

  private Optional<Entry> first(GetResponse answer) {
    return answer.getKvs().stream().findFirst().flatMap(this::entry);
  }

  private Optional<Entry> entry(KeyValue stored) {
    return keys.key(stored.getKey())
        .map(
            key ->
                new Entry(
                    key,
                    stored.getValue().getBytes(),
                    stored.getCreateRevision(),
                    stored.getModRevision()));
  }

  @Override
  public Page list(String prefix, String after, int limit, long revision) {
    List<Entry> entries = new ArrayList<>();
    long at = revision;
    String from = after;
    while (true) {
      int part = limit == 0 ? MAX_PART : Math.min(MAX_PART, limit - entries.size());
      GetResponse answer = range(prefix, from, part, at);
      answer.getKvs().forEach(stored -> entry(stored).ifPresent(entries::add));
      at = at == 0 ? answer.getHeader().getRevision() : at;
      if (!answer.isMore() || entries.size() == limit) {
        return new Page(List.copyOf(entries), at, answer.isMore());
      }
      from = entries.getLast().key();
    }
  }

  private GetResponse range(String prefix, String after, int limit, long revision) {
    boolean resume = !after.isEmpty() && after.compareTo(prefix) >= 0;
    ByteSequence start = resume ? keys.behind(after) : keys.key(prefix);
    GetOption option =
        GetOption.builder()
            .withRange(keys.end(prefix))
            .withLimit(limit)
            .withRevision(revision)
            .build();
    try {
      return connection.attempt(client -> client.getKVClient().get(start, option));
    } catch (ExecutionException e) {
      throw switch (EtcdFailure.of(e.getCause())) {
        case COMPACTED -> new CompactedException(compacted.learn(revision + 1));
        case FUTURE -> new FutureRevisionException(revision());
        default -> EtcdFailure.exception(e.getCause());
      };
    }
  }

  @Override
  public long revision() {
    GetOption option = GetOption.builder().withCountOnly(true).build();
    ByteSequence key = keys.key("health"); // any key does: the answer's header counts
    return connection
        .call(client -> client.getKVClient().get(key, option))
        .getHeader()
        .getRevision();
  }

  @Override
  public WriteResult put(String key, byte[] value, long expectedRevision, Duration ttl) {
    ByteSequence stored = keys.key(key);
    ByteSequence bytes = ByteSequence.from(value);
    if (ttl.isZero()) {
      return write(stored, expectedRevision, Op.put(stored, bytes, PutOption.DEFAULT));
    }
    try {
      return attempt(stored, expectedRevision, Op.put(stored, bytes, leased(ttl)));
    } catch (ExecutionException e) {
      if (EtcdFailure.of(e.getCause()) != EtcdFailure.LEASE_NOT_FOUND) {
        throw EtcdFailure.exception(e.getCause());
      }
    }
    leases.forget(); // it was revoked, or ended while we were away: nothing was written
    return write(stored, expectedRevision, Op.put(stored, bytes, leased(ttl)));
  }

  private PutOption leased(Duration ttl) {
    return PutOption.builder().withLeaseId(leases.lease(ttl)).build();
  }

  @Override
  public WriteResult delete(String key, long expectedRevision) {
    ByteSequence stored = keys.key(key);
    return write(stored, expectedRevision, Op.delete(stored, DeleteOption.DEFAULT));
  }

  private WriteResult write(ByteSequence key, long expectedRevision, Op op) {
    try {
      return attempt(key, expectedRevision, op);
    } catch (ExecutionException e) {
      throw EtcdFailure.exception(e.getCause());
    }
  }

  /** Writes once, and never again by itself: the first attempt may have taken effect. */
  private WriteResult attempt(ByteSequence key, long expectedRevision, Op op)
      throws ExecutionException {
    Cmp condition = new Cmp(key, Cmp.Op.EQUAL, CmpTarget.modRevision(expectedRevision));
    TxnResponse answer =
        connection.attempt(
            client ->
                client
                    .getKVClient()
                    .txn()
                    .If(condition)
                    .Then(op)
                    .Else(Op.get(key, GetOption.DEFAULT))
                    .commit());
    return answer.isSucceeded()
        ? new WriteResult.Committed(answer.getHeader().getRevision())
        : new WriteResult.Conflict(first(answer.getGetResponses().getFirst()));
  }

  @Override
  public Watch watch(String prefix, long afterRevision, WatchListener listener) {
    connection.client(); // refuses if the store is closed
    EtcdWatch watch = new EtcdWatch(connection, keys, prefix, compacted, afterRevision, listener);
    watches.add(watch);
    Thread.ofPlatform() // few, and never to wait behind busy requests
        .name("etcd-watch")
        .daemon()
        .start(
            () -> {
              watch.run();
              watches.remove(watch);
            });
    return watch;
  }

  @Override
  public void compact(long revision) {
    try {
      connection.attempt(client -> client.getKVClient().compact(revision));
    } catch (ExecutionException e) {
      switch (EtcdFailure.of(e.getCause())) {
        case COMPACTED -> {} // by somebody, perhaps further: that is what was asked for
        case FUTURE -> throw new FutureRevisionException(revision());
        default -> throw EtcdFailure.exception(e.getCause());
      }
    }
    compacted.learn(revision);
  }

  @Override
  public long compactedRevision() {
    return compacted.known();
  }

  @Override
  public void checkHealth() {
    ByteSequence key = keys.key("health"); // kube-apiserver reads it too; it need not exist
    connection.call(client -> client.getKVClient().get(key), healthDeadline);
  }

  @Override
  public void close() {
    compactor.stop();
    watches.forEach(EtcdWatch::storeCloses);
    connection.close();
  }
}
