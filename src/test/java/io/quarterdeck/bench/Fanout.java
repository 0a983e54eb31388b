package io.quarterdeck.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Many open watches over a few connections, and a count of the lines that they receive. */
final class Fanout implements AutoCloseable {
  private static final int STREAMS_PER_CONNECTION = 90; // below HTTP/2's usual limit of 100
  private static final byte NEWLINE = '\n';

  private final List<Client> clients = new ArrayList<>();
  private final LongAdder lines = new LongAdder();

  /** Opens {@code count} watches of {@code uri} and returns when all of them have their headers. */
  static Fanout open(URI uri, int count) throws IOException {
    Fanout fanout = new Fanout();
    List<CompletableFuture<HttpResponse<Void>>> opening = new ArrayList<>();
    List<CompletableFuture<Void>> opened = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (i % STREAMS_PER_CONNECTION == 0) {
        fanout.clients.add(new Client());
      }
      CompletableFuture<Void> headers = new CompletableFuture<>();
      opened.add(headers);
      opening.add(
          fanout
              .clients
              .getLast()
              .http()
              .sendAsync(
                  Client.request(uri).build(),
                  response -> {
                    headers.complete(null);
                    return BodySubscribers.fromSubscriber(fanout.new Lines());
                  }));
    }
    try {
      CompletableFuture.allOf(opened.toArray(CompletableFuture[]::new)).get(120, TimeUnit.SECONDS);
      return fanout;
    } catch (Exception e) {
      fanout.close();
      throw new IOException("not all watches opened", e);
    }
  }

  long received() {
    return lines.sum();
  }

  /** Waits until {@code total} lines have come in all. */
  void await(long total) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (received() < total) {
      if (System.nanoTime() > deadline) {
        throw new IOException("only " + received() + " of " + total + " events came");
      }
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  @Override
  public void close() {
    clients.forEach(Client::close);
  }

  private final class Lines implements Flow.Subscriber<List<ByteBuffer>> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      for (ByteBuffer buffer : buffers) {
        int found = 0;
        while (buffer.hasRemaining()) {
          if (buffer.get() == NEWLINE) {
            found++;
          }
        }
        lines.add(found);
      }
    }

    @Override
    public void onError(Throwable error) {}

    @Override
    public void onComplete() {}
  }
}
