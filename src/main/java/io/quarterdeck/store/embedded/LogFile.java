package io.quarterdeck.store.embedded;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One file of the log: frames one after another. One thread appends, any thread reads values. It
 * does not know what the records mean.
 *
 * <p>Java closes a channel when a thread that reads from it is interrupted. Reads therefore have a
 * channel of their own, and open it again: an interrupted request must not harm the others.
 */
final class LogFile {
  private final FileChannel appending;
  private volatile Path path;

  /** Guards the opening of {@link #reading}. */
  private final ReentrantLock opening = new ReentrantLock();

  private volatile FileChannel reading;
  private volatile boolean retired;
  private volatile long end;

  private LogFile(Path path, long end) throws IOException {
    this.path = path;
    this.end = end;
    this.appending = FileChannel.open(path, StandardOpenOption.WRITE);
    this.reading = FileChannel.open(path, StandardOpenOption.READ);
  }

  /** Makes an empty file, durable once its directory is. */
  static LogFile create(Path path) throws IOException {
    Files.createFile(path);
    return new LogFile(path, 0);
  }

  /** Opens a file that is there. */
  static LogFile open(Path path) throws IOException {
    return new LogFile(path, Files.size(path));
  }

  /** Cuts off what comes after {@code newEnd}, durably. */
  void cutOff(long newEnd) throws IOException {
    appending.truncate(newEnd);
    appending.force(true);
    end = newEnd;
  }

  Path path() {
    return path;
  }

  long sizeBytes() {
    return end;
  }

  /**
   * Appends one frame with {@code records}, without making it durable.
   *
   * @return where the values lie
   * @throws IOException if it could not be written; the file is then as it was before
   */
  List<Location> append(List<LogRecord> records) throws IOException {
    Frame.Encoded frame = Frame.encode(records);
    long start = end;
    long to = start;
    try {
      while (frame.bytes().hasRemaining()) {
        to += appending.write(frame.bytes(), to);
      }
    } catch (IOException e) {
      dropTail(start, e);
      throw e;
    }
    end = to;
    List<Location> locations = new ArrayList<>(records.size());
    frame.spans().forEach(span -> locations.add(locate(start, span)));
    return locations;
  }

  /** Takes back what a failed write left. If that fails too, the next write goes over it. */
  private void dropTail(long start, IOException cause) {
    try {
      appending.truncate(start);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  /** Gives the file another name, in place of a file that has it. */
  void renameTo(Path newPath) throws IOException {
    Files.move(path, newPath, StandardCopyOption.ATOMIC_MOVE);
    path = newPath;
  }

  void force() throws IOException {
    appending.force(false);
  }

  Location locate(long frameStart, Frame.ValueSpan span) {
    return new InFile(
        this, frameStart + span.offset(), span.length(), span.crc(), span.recordBytes());
  }

  /** Gives the file up: reads that come later are told so. */
  void retire() throws IOException {
    opening.lock();
    try {
      retired = true;
      reading.close();
      appending.close();
    } finally {
      opening.unlock();
    }
  }

  private byte[] read(long offset, int length) throws IOException {
    boolean interrupted = false;
    try {
      while (true) {
        FileChannel channel = reading;
        try {
          return read(channel, offset, length);
        } catch (ClosedChannelException e) {
          interrupted |= Thread.interrupted();
          reopen(channel, e);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void reopen(FileChannel closed, ClosedChannelException cause) throws IOException {
    opening.lock();
    try {
      if (retired) {
        throw cause;
      }
      if (reading == closed) {
        reading = FileChannel.open(path, StandardOpenOption.READ);
      }
    } finally {
      opening.unlock();
    }
  }

  private static byte[] read(FileChannel channel, long offset, int length) throws IOException {
    ByteBuffer into = ByteBuffer.allocate(length);
    while (into.hasRemaining()) {
      if (channel.read(into, offset + into.position()) < 0) {
        throw new EOFException("the file ends too early");
      }
    }
    return into.array();
  }

  /**
   * A value in a file.
   *
   * @param offset of the value from the start of the file
   */
  record InFile(LogFile file, long offset, int length, int crc, int recordBytes)
      implements Location {
    @Override
    public byte[] read() throws IOException {
      byte[] value = file.read(offset, length);
      if (Frame.crc(ByteBuffer.wrap(value)) != crc) {
        throw new IOException(
            "the file is damaged: wrong checksum in " + file.path + " at byte " + offset);
      }
      return value;
    }
  }
}
