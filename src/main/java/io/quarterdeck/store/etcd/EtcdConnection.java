package io.quarterdeck.store.etcd;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.Client;
import io.etcd.jetcd.ClientBuilder;
import io.netty.handler.ssl.SslContextBuilder;
import io.quarterdeck.store.StoreException;
import io.quarterdeck.store.StoreTimeoutException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import javax.net.ssl.SSLException;

/**
 * The connection to etcd: makes calls within the deadline, and begins anew when etcd stays out of
 * reach. gRPC reconnects by itself, but after an outage of a minute its pause between attempts has
 * grown to half a minute; a new client tries at once. Knows nothing of what the calls are for.
 */
final class EtcdConnection implements AutoCloseable {
  private static final Logger LOG = System.getLogger(EtcdConnection.class.getName());

  /** kube-apiserver's: an idle connection is probed after this, */
  private static final Duration KEEPALIVE_TIME = Duration.ofSeconds(30);

  /** and given up if the probe is not answered for this long. */
  private static final Duration KEEPALIVE_TIMEOUT = Duration.ofSeconds(10);

  /** Of silence; longer than connecting takes, shorter than a person waits. */
  private static final long RENEW_AFTER_MS = 3000;

  private final EtcdSettings settings;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  /** Guards {@link #client}'s replacement. */
  private final ReentrantLock renewing = new ReentrantLock();

  private volatile Client client;

  /** When etcd last answered, or a client was made that has not been answered yet. */
  private volatile long heardNs = System.nanoTime();

  private volatile boolean closed;

  EtcdConnection(EtcdSettings settings) {
    this.settings = settings;
    this.client = connect();
  }

  private Client connect() {
    ClientBuilder builder =
        Client.builder()
            .endpoints(settings.endpoints())
            .executorService(executor)
            .keepaliveTime(KEEPALIVE_TIME)
            .keepaliveTimeout(KEEPALIVE_TIMEOUT)
            .maxInboundMessageSize(Integer.MAX_VALUE) // as etcd's own client: lists are long
            .interceptor(new EtcdCall(settings.deadline()));
    settings
        .login()
        .ifPresent(
            login ->
                builder
                    .user(ByteSequence.from(login.user(), UTF_8))
                    .password(ByteSequence.from(login.password(), UTF_8)));
    settings.tls().ifPresent(tls -> secure(builder, tls));
    return builder.build();
  }

  private static void secure(ClientBuilder builder, EtcdSettings.Tls tls) {
    try {
      builder.sslContext(ssl -> secure(ssl, tls));
    } catch (SSLException | IllegalArgumentException e) {
      throw new StoreException("cannot use the TLS files for etcd: " + e.getMessage(), e);
    }
  }

  private static void secure(SslContextBuilder ssl, EtcdSettings.Tls tls) {
    tls.authorities().ifPresent(file -> ssl.trustManager(file.toFile()));
    tls.identity().ifPresent(id -> ssl.keyManager(id.certificate().toFile(), id.key().toFile()));
  }

  /** Returns the client of the moment; it may be closed and replaced at any time. */
  Client client() {
    if (closed) {
      throw new StoreException("the store is closed");
    }
    return client;
  }

  /**
   * Makes a call and waits for its answer.
   *
   * @throws StoreException what {@link EtcdFailure#exception} makes of a failure
   */
  <T> T call(Function<Client, CompletableFuture<T>> call) {
    return call(call, settings.deadline());
  }

  /** As {@link #call}, for those who want to look at the failure themselves. */
  <T> T attempt(Function<Client, CompletableFuture<T>> call) throws ExecutionException {
    return attempt(call, settings.deadline());
  }

  /** As {@link #call}, with a deadline of its own, shorter than the usual one. */
  <T> T call(Function<Client, CompletableFuture<T>> call, Duration deadline) {
    try {
      return attempt(call, deadline);
    } catch (ExecutionException e) {
      throw EtcdFailure.exception(e.getCause());
    }
  }

  private <T> T attempt(Function<Client, CompletableFuture<T>> call, Duration deadline)
      throws ExecutionException {
    Client used = client();
    try {
      T answer = call.apply(used).get(deadline.toMillis(), TimeUnit.MILLISECONDS);
      heard();
      return answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("interrupted while waiting for etcd", e);
    } catch (TimeoutException e) {
      renew(used);
      throw new StoreTimeoutException("etcd did not answer in time", e);
    } catch (ExecutionException e) {
      if (EtcdFailure.of(e.getCause()) == EtcdFailure.UNREACHABLE) {
        renew(used);
      }
      throw e;
    }
  }

  /** Notes that etcd is there. */
  void heard() {
    heardNs = System.nanoTime();
  }

  /**
   * Replaces {@code failed}, unless somebody has just done so, or etcd has answered lately: then it
   * is slow, not gone, and breaking off the calls of others would not help.
   */
  void renew(Client failed) {
    if (!renewing.tryLock()) {
      return;
    }
    try {
      long silentMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - heardNs);
      if (closed || client != failed || silentMs < RENEW_AFTER_MS) {
        return;
      }
      LOG.log(Level.INFO, "etcd is out of reach: connecting anew");
      heard();
      client = connect();
    } finally {
      renewing.unlock();
    }
    failed.close();
  }

  @Override
  public void close() {
    renewing.lock();
    try {
      closed = true;
      client.close();
    } finally {
      renewing.unlock();
    }
    executor.shutdownNow();
  }
}
