package io.quarterdeck.store.embedded;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The file format: a frame holds the records of one group commit, and is there whole or not at all.
 *
 * <pre>
 * frame   magic:int  payloadBytes:int  crc32c(payload):int  payload
 * payload record*
 * record  kind:byte  revision:long  createRevision:long  expiresAtMs:long
 *         keyBytes:int  valueBytes:int  crc32c(value):int  key  value
 * </pre>
 *
 * <p>All numbers are big-endian. The second checksum is for reads of single values later on.
 */
final class Frame {
  static final int HEADER_BYTES = 12;
  static final int MAGIC = 0x51444B31;
  private static final int RECORD_HEADER_BYTES = 1 + 3 * Long.BYTES + 3 * Integer.BYTES;

  private static final byte[] NO_VALUE = {};

  private Frame() {}

  /**
   * Where a value lies in a frame.
   *
   * @param offset from the start of the frame
   * @param length of the value in bytes
   * @param crc the value's checksum
   * @param recordBytes what the whole record takes
   */
  record ValueSpan(int offset, int length, int crc, int recordBytes) {}

  /** A record and the place of its value. */
  record Placed(LogRecord record, ValueSpan span) {}

  /** A frame ready to be written, and where the values lie in it. */
  record Encoded(ByteBuffer bytes, List<ValueSpan> spans) {}

  static Encoded encode(List<LogRecord> records) {
    List<byte[]> keys = new ArrayList<>(records.size());
    int size = HEADER_BYTES;
    for (LogRecord record : records) {
      byte[] key = record.key().getBytes(StandardCharsets.UTF_8);
      keys.add(key);
      size = Math.addExact(size, RECORD_HEADER_BYTES + key.length + record.value().length);
    }
    ByteBuffer out = ByteBuffer.allocate(size).position(HEADER_BYTES);
    List<ValueSpan> spans = new ArrayList<>(records.size());
    for (int i = 0; i < keys.size(); i++) {
      spans.add(encode(records.get(i), keys.get(i), out));
    }
    int crc = crc(out.slice(HEADER_BYTES, size - HEADER_BYTES));
    out.putInt(0, MAGIC).putInt(4, size - HEADER_BYTES).putInt(8, crc);
    return new Encoded(out.flip(), spans);
  }

  private static ValueSpan encode(LogRecord record, byte[] key, ByteBuffer out) {
    byte[] value = record.value();
    int crc = crc(ByteBuffer.wrap(value));
    out.put((byte) record.kind().ordinal());
    out.putLong(record.revision()).putLong(record.createRevision()).putLong(record.expiresAtMs());
    out.putInt(key.length).putInt(value.length).putInt(crc).put(key);
    ValueSpan span =
        new ValueSpan(
            out.position(), value.length, crc, RECORD_HEADER_BYTES + key.length + value.length);
    out.put(value);
    return span;
  }

  /**
   * Returns the records in {@code frame}, a whole one whose checksum has been found right. Values
   * are left where they are: the records have empty ones.
   */
  static List<Placed> decode(ByteBuffer frame) {
    List<Placed> records = new ArrayList<>();
    frame.position(HEADER_BYTES);
    while (frame.hasRemaining()) {
      int start = frame.position();
      LogRecord.Kind kind = LogRecord.Kind.values()[frame.get()];
      long revision = frame.getLong();
      long createRevision = frame.getLong();
      long expiresAtMs = frame.getLong();
      byte[] key = new byte[frame.getInt()];
      int valueBytes = frame.getInt();
      int crc = frame.getInt();
      frame.get(key);
      int offset = frame.position();
      frame.position(offset + valueBytes);
      String name = new String(key, StandardCharsets.UTF_8);
      records.add(
          new Placed(
              new LogRecord(kind, name, revision, createRevision, expiresAtMs, NO_VALUE),
              new ValueSpan(offset, valueBytes, crc, frame.position() - start)));
    }
    return records;
  }

  static int crc(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }
}
