package io.quarterdeck.store.embedded;

import io.quarterdeck.store.StoreException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Reads a file of the log from its start, as far as it is sound, and judges what it finds behind.
 *
 * <p>A frame is written only after the one before it is durable. So a broken frame at the very end
 * of the last file is a write that a crash cut short and nobody was told of: it is cut off. A
 * broken frame with a sound one behind it, or in an earlier file, cannot come from a crash: bytes
 * that were durable have changed, and opening fails rather than losing acknowledged writes.
 */
final class Recovery {
  private static final Logger LOG = System.getLogger(Recovery.class.getName());

  /** Beyond the largest group commit; a greater length is damage, not a reason to allocate. */
  private static final int MAX_PAYLOAD_BYTES = 64 << 20;

  private final Path path;
  private final FileChannel channel;
  private final long size;

  private Recovery(Path path, FileChannel channel) throws IOException {
    this.path = path;
    this.channel = channel;
    this.size = channel.size();
  }

  /** Opens {@code path} and calls {@code each} with all its records, which lack the values. */
  static LogFile open(Path path, boolean last, BiConsumer<LogRecord, Location> each)
      throws IOException {
    LogFile file = LogFile.open(path);
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      Recovery recovery = new Recovery(path, channel);
      long end = recovery.replay(file, each);
      if (end < recovery.size) {
        recovery.judge(end, last);
        file.cutOff(end);
      }
      return file;
    } catch (IOException | RuntimeException e) {
      file.retire();
      throw e;
    }
  }

  /** Returns where the sound frames end. */
  private long replay(LogFile file, BiConsumer<LogRecord, Location> each) throws IOException {
    long at = 0;
    Optional<ByteBuffer> frame = frame(at);
    while (frame.isPresent()) {
      for (Frame.Placed placed : Frame.decode(frame.get())) {
        each.accept(placed.record(), file.locate(at, placed.span()));
      }
      at += frame.get().capacity();
      frame = frame(at);
    }
    return at;
  }

  private void judge(long at, boolean last) throws IOException {
    if (!last || soundFrameBehind(at)) {
      throw new StoreException(
          "the data is damaged: wrong bytes in "
              + path
              + " at byte "
              + at
              + " of "
              + size
              + "; restore the directory from a backup");
    }
    LOG.log(
        Level.WARNING,
        "cutting off {0} bytes of a write that a crash cut short at the end of {1}",
        size - at,
        path);
  }

  /** Returns the sound frame at {@code at}; empty if there is none. */
  private Optional<ByteBuffer> frame(long at) throws IOException {
    if (size - at < Frame.HEADER_BYTES) {
      return Optional.empty();
    }
    ByteBuffer header = read(at, Frame.HEADER_BYTES);
    int payloadBytes = header.getInt(4);
    if (header.getInt(0) != Frame.MAGIC
        || payloadBytes <= 0
        || payloadBytes > Math.min(MAX_PAYLOAD_BYTES, size - at - Frame.HEADER_BYTES)) {
      return Optional.empty();
    }
    ByteBuffer frame = read(at, Frame.HEADER_BYTES + payloadBytes);
    int crc = Frame.crc(frame.slice(Frame.HEADER_BYTES, payloadBytes));
    return crc == header.getInt(8) ? Optional.of(frame) : Optional.empty();
  }

  private boolean soundFrameBehind(long broken) throws IOException {
    int windowBytes = 1 << 20;
    for (long from = broken + 1; from < size; from += windowBytes) {
      ByteBuffer window = read(from, (int) Math.min(windowBytes + 3L, size - from));
      for (int i = 0; i + Integer.BYTES <= window.capacity(); i++) {
        if (window.getInt(i) == Frame.MAGIC && frame(from + i).isPresent()) {
          return true;
        }
      }
    }
    return false;
  }

  private ByteBuffer read(long offset, int length) throws IOException {
    ByteBuffer into = ByteBuffer.allocate(length);
    while (into.hasRemaining()) {
      if (channel.read(into, offset + into.position()) < 0) {
        throw new IOException(path + " became shorter while it was read");
      }
    }
    return into.flip();
  }
}
