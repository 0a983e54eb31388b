package io.quarterdeck.proxy;

import io.quarterdeck.request.EventStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The body of a backend's answer on its way to the client: what comes in is taken over piece by
 * piece, and the next piece is asked for only when the client has taken the last. So a slow client
 * slows the backend down, and at most one piece (some 16 KB) waits here.
 */
final class BackendBody implements BodySubscriber<BackendBody>, EventStream {
  private final Queue<byte[]> waiting = new ConcurrentLinkedQueue<>();
  private volatile Runnable wake = () -> {};
  private volatile @Nullable Subscription subscription;
  private volatile boolean ended;
  private volatile boolean closed;

  /** The answer is handed on as soon as its head is there. */
  @Override
  public CompletionStage<BackendBody> getBody() {
    return CompletableFuture.completedStage(this);
  }

  @Override
  public void onSubscribe(Subscription to) {
    subscription = to;
    if (closed) {
      to.cancel();
    } else {
      to.request(1);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    byte[] piece = new byte[buffers.stream().mapToInt(ByteBuffer::remaining).sum()];
    int at = 0;
    for (ByteBuffer buffer : buffers) {
      int length = buffer.remaining();
      buffer.get(piece, at, length);
      at += length;
    }
    waiting.add(piece);
    wake.run();
  }

  /** The client sees the body end: its head is gone already. */
  @Override
  public void onError(Throwable failure) {
    onComplete();
  }

  @Override
  public void onComplete() {
    ended = true;
    wake.run();
  }

  @Override
  public void onReady(Runnable ready) {
    wake = ready;
    if (ended || !waiting.isEmpty()) {
      ready.run();
    }
  }

  @Override
  public byte @Nullable [] poll() {
    byte[] piece = waiting.poll();
    Subscription from = subscription;
    if (piece != null && from != null) {
      from.request(1);
    }
    return piece;
  }

  @Override
  public boolean isDone() {
    return ended && waiting.isEmpty();
  }

  @Override
  public void close() {
    closed = true;
    Subscription from = subscription;
    if (from != null) {
      from.cancel();
    }
  }

  /** Reads what is left of the body, but not much more than {@code most} bytes. Blocks. */
  byte[] read(int most) throws InterruptedException {
    Semaphore ready = new Semaphore(0);
    onReady(ready::release);
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    while (!isDone() && read.size() < most) {
      byte[] piece = poll();
      if (piece == null) {
        ready.acquire();
      } else {
        read.write(piece, 0, Math.min(piece.length, most - read.size()));
      }
    }
    close();
    return read.toByteArray();
  }
}
