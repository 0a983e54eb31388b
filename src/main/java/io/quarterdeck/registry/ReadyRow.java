package io.quarterdeck.registry;

import io.quarterdeck.codec.Json;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.Cell;
import io.quarterdeck.resource.HumanDuration;
import io.quarterdeck.resource.Row;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The row of an object as JSON with holes where ages go, so that it can be kept beside the object's
 * revision and written for any moment without looking at the object again. Its bytes are the rank,
 * the place of the metadata in the object's JSON, then texts each followed by the moment
 * (milliseconds) whose age belongs behind it; the last text has none.
 */
final class ReadyRow {
  private static final long NO_HOLE = Long.MIN_VALUE;
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

  private ReadyRow() {}

  /** Returns the bytes of the row of an object with this JSON. */
  static byte[] of(Row row, byte[] json) {
    Writer to = new Writer(row.rank(), MetadataRange.in(json));
    to.text("{\"cells\":[");
    List<Cell> cells = row.cells();
    for (int i = 0; i < cells.size(); i++) {
      to.text(i == 0 ? "" : ",");
      to.cell(cells.get(i));
    }
    to.text("]");
    if (!row.conditions().isEmpty()) {
      to.text(",\"conditions\":");
      to.json(Json.write(row.conditions()));
    }
    to.text(",\"object\":");
    return to.done();
  }

  /** Returns what rows of a list are sorted by. */
  static long rank(byte[] row) {
    return ByteBuffer.wrap(row).getLong();
  }

  /** Writes the row as it is at {@code now}, with null for its object. */
  static void write(byte[] row, Instant now, ByteArrayOutputStream out) {
    cells(row, now, out);
    out.writeBytes(NULL);
    out.write('}');
  }

  /**
   * Writes the row as it is at {@code now}, with the object's metadata.
   *
   * @param json the object's JSON
   * @param opening what opens a PartialObjectMetadata, up to its metadata
   */
  static void write(
      byte[] row, Instant now, byte[] json, byte[] opening, ByteArrayOutputStream out) {
    cells(row, now, out);
    ByteBuffer from = ByteBuffer.wrap(row).position(Long.BYTES);
    int start = from.getInt();
    out.writeBytes(opening);
    out.write(json, start, from.getInt() - start);
    out.write('}');
    out.write('}');
  }

  private static void cells(byte[] row, Instant now, ByteArrayOutputStream out) {
    ByteBuffer from = ByteBuffer.wrap(row).position(Long.BYTES + 2 * Integer.BYTES);
    while (from.hasRemaining()) {
      int length = from.getInt();
      out.write(row, from.position(), length);
      from.position(from.position() + length);
      long since = from.getLong();
      if (since != NO_HOLE) {
        String age = HumanDuration.of(Duration.ofMillis(now.toEpochMilli() - since));
        out.writeBytes(
            age.replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .getBytes(StandardCharsets.US_ASCII));
      }
    }
  }

  /** Collects the bytes of one row. */
  private static final class Writer {
    private final ByteArrayOutputStream all = new ByteArrayOutputStream();
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();

    Writer(long rank, MetadataRange metadata) {
      ByteBuffer head = ByteBuffer.allocate(Long.BYTES + 2 * Integer.BYTES);
      head.putLong(rank).putInt(metadata.start()).putInt(metadata.end());
      all.writeBytes(head.array());
    }

    void text(String json) {
      this.json(json.getBytes(StandardCharsets.UTF_8));
    }

    void json(byte[] json) {
      text.writeBytes(json);
    }

    void cell(Cell cell) {
      switch (cell) {
        case Cell.Fixed(Value value) -> json(Json.write(value));
        case Cell.Elapsed(String before, Instant since, String after) -> {
          byte[] opening = Json.write(Value.of(before));
          text.write(opening, 0, opening.length - 1);
          hole(since.toEpochMilli());
          byte[] closing = Json.write(Value.of(after));
          text.write(closing, 1, closing.length - 1);
        }
      }
    }

    private void hole(long since) {
      all.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(text.size()).array());
      all.writeBytes(text.toByteArray());
      all.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(since).array());
      text.reset();
    }

    byte[] done() {
      hole(NO_HOLE);
      return all.toByteArray();
    }
  }
}
