package io.quarterdeck.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/**
 * Writers that count upwards, each on a key of its own, and remember what was acknowledged. A value
 * is its count, repeated, so that half a value shows. After an answer that leaves it open whether a
 * write took place, a writer looks before it goes on.
 */
public final class WriteLoad {
  private static final int REPEAT = 100;

  private final Store store;
  private final BiConsumer<String, Acknowledged> onAcknowledged;
  private final Map<String, Acknowledged> acknowledged = new ConcurrentHashMap<>();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private List<Thread> writers = List.of();

  /** What a writer was told last. */
  public record Acknowledged(long count, long revision) {}

  public WriteLoad(Store store, BiConsumer<String, Acknowledged> onAcknowledged) {
    this.store = store;
    this.onAcknowledged = onAcknowledged;
  }

  public WriteLoad start(int threads) {
    writers =
        IntStream.range(0, threads)
            .mapToObj(i -> Thread.ofPlatform().daemon().start(() -> write("load/" + i)))
            .toList();
    return this;
  }

  public void stop() throws InterruptedException {
    stopped.set(true);
    for (Thread writer : writers) {
      writer.join();
    }
  }

  /** Returns what was acknowledged last, by key. */
  public Map<String, Acknowledged> acknowledged() {
    return acknowledged;
  }

  public long total() {
    return acknowledged.values().stream().mapToLong(Acknowledged::count).sum();
  }

  private void write(String key) {
    Optional<Acknowledged> last = Optional.empty();
    while (!stopped.get()) {
      try {
        Acknowledged from = last.isPresent() ? last.get() : look(key);
        last = Optional.empty(); // until the next is acknowledged, nothing is known
        if (store.put(key, value(from.count() + 1), from.revision(), Duration.ZERO)
            instanceof WriteResult.Committed done) {
          Acknowledged next = new Acknowledged(from.count() + 1, done.revision());
          acknowledged.put(key, next);
          onAcknowledged.accept(key, next);
          last = Optional.of(next);
        }
      } catch (StoreException e) {
        Thread.onSpinWait(); // look and try again
      }
    }
  }

  private Acknowledged look(String key) {
    return store
        .get(key)
        .map(entry -> new Acknowledged(count(entry.value()), entry.modRevision()))
        .orElse(new Acknowledged(0, 0));
  }

  private static byte[] value(long count) {
    return (count + ",").repeat(REPEAT).getBytes(UTF_8);
  }

  /** Returns the count in {@code value}; fails if it is not a whole value. */
  public static long count(byte[] value) {
    String text = new String(value, UTF_8);
    long count = Long.parseLong(text.substring(0, text.indexOf(',')));
    if (!text.equals((count + ",").repeat(REPEAT))) {
      throw new AssertionError("half a value: " + text);
    }
    return count;
  }
}
