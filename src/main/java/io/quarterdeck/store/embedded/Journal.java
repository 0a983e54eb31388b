package io.quarterdeck.store.embedded;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Keeps records durably, in order. One thread appends; it knows nothing of conditions. */
interface Journal extends AutoCloseable {
  /**
   * Calls {@code each} with every record kept, in order, but without its value. Called once, before
   * anything else.
   */
  void replay(BiConsumer<LogRecord, Location> each) throws IOException;

  /**
   * Appends {@code records}, all or none of them through a crash; when it returns they are durable.
   *
   * @return where the values lie, in the same order
   */
  List<Location> append(List<LogRecord> records) throws IOException;

  /** Returns the bytes that all kept files take. */
  long sizeBytes();

  /** Throws if nothing can be appended any more. */
  void checkHealth();

  /**
   * Writes what is still known of the older part of the log anew and drops the rest, if the part
   * that nobody needs is large enough. May run beside {@link #append}.
   */
  void rewrite(Versions versions) throws IOException;

  @Override
  void close();

  /** A journal that forgets everything when it is closed, for tests. */
  final class InMemory implements Journal {
    @Override
    public void replay(BiConsumer<LogRecord, Location> each) {}

    @Override
    public List<Location> append(List<LogRecord> records) {
      List<Location> locations = new ArrayList<>(records.size());
      records.forEach(record -> locations.add(new InHeap(record.value())));
      return locations;
    }

    @Override
    public long sizeBytes() {
      return 0;
    }

    @Override
    public void checkHealth() {}

    @Override
    public void rewrite(Versions versions) {}

    @Override
    public void close() {}

    private record InHeap(byte[] read) implements Location {
      @Override
      public int recordBytes() {
        return read.length;
      }
    }
  }
}
