package io.quarterdeck.store.etcd;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.KeyValue;
import io.etcd.jetcd.kv.TxnResponse;
import io.etcd.jetcd.op.Cmp;
import io.etcd.jetcd.op.CmpTarget;
import io.etcd.jetcd.op.Op;
import io.etcd.jetcd.options.GetOption;
import io.etcd.jetcd.options.PutOption;
import io.quarterdeck.store.StoreException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Compacts etcd once per interval to the revision of one interval ago, whoever of the servers on it
 * comes first.
 *
 * <p>Servers agree through a key that they share, kube-apiservers included: its version counts the
 * rounds. In each round a server tries to set it if its version is still the one that it saw last.
 * The one that succeeds compacts to the revision that it noted in the round before; the others take
 * over the version, note the revision, and try again in the next round.
 */
final class Compactor implements Runnable {
  private static final Logger LOG = System.getLogger(Compactor.class.getName());

  /** The name is kube-apiserver's, and like there it has no prefix. */
  static final ByteSequence KEY = ByteSequence.from("compact_rev_key", UTF_8);

  private final EtcdConnection connection;
  private final Duration interval;
  private final CompactedRevision compacted;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private long round;
  private long noted;

  Compactor(EtcdConnection connection, Duration interval, CompactedRevision compacted) {
    this.connection = connection;
    this.interval = interval;
    this.compacted = compacted;
  }

  void stop() {
    stopped.countDown();
  }

  @Override
  public void run() {
    try {
      while (!stopped.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
        try {
          takeRound();
        } catch (StoreException e) {
          LOG.log(Level.WARNING, "compaction of etcd failed, the next round tries again", e);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes part in one round. */
  void takeRound() {
    long target = noted;
    TxnResponse answer = claim(target);
    noted = answer.getHeader().getRevision();
    if (!answer.isSucceeded()) {
      KeyValue shared = answer.getGetResponses().getFirst().getKvs().getFirst();
      round = shared.getVersion();
      compacted.learn(shared.getValue().toString(UTF_8));
      return;
    }
    round++;
    if (target > 0) { // in its first round a server has not noted anything
      connection.call(client -> client.getKVClient().compact(target));
      compacted.learn(target);
    }
  }

  private TxnResponse claim(long target) {
    ByteSequence value = ByteSequence.from(String.valueOf(target), UTF_8);
    return connection.call(
        client ->
            client
                .getKVClient()
                .txn()
                .If(new Cmp(KEY, Cmp.Op.EQUAL, CmpTarget.version(round)))
                .Then(Op.put(KEY, value, PutOption.DEFAULT))
                .Else(Op.get(KEY, GetOption.DEFAULT))
                .commit());
  }
}
