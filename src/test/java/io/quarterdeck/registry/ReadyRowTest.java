package io.quarterdeck.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.Cell;
import io.quarterdeck.resource.Row;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadyRowTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  private static String written(Row row, Instant now) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ReadyRow.write(ReadyRow.of(row, new byte[0]), now, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void theObjectsMetadataIsCutOutOfItsJson() {
    byte[] json =
        "{\"kind\":\"a\\\"{\",\"metadata\":{\"name\":\"}\\\\\",\"l\":[{}]},\"spec\":{}}"
            .getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    byte[] ready = ReadyRow.of(Row.of(List.of()), json);
    ReadyRow.write(ready, NOW, json, "{\"metadata\":".getBytes(StandardCharsets.UTF_8), out);

    assertEquals(
        "{\"cells\":[],\"object\":{\"metadata\":{\"name\":\"}\\\\\",\"l\":[{}]}}}",
        out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void agesFillTheHolesWhenTheRowIsWritten() {
    Row row =
        Row.of(
            List.of(
                Cell.of("é<"),
                Cell.of(3),
                Cell.since("2 (", "2026-01-01T11:50:00Z", " ago)"),
                Cell.of(true)));

    assertEquals(
        "{\"cells\":[\"é\\u003c\",3,\"2 (10m ago)\",true],\"object\":null}", written(row, NOW));
    assertEquals(
        "{\"cells\":[\"é\\u003c\",3,\"2 (20m ago)\",true],\"object\":null}",
        written(row, NOW.plusSeconds(600)));
  }

  @Test
  void aMomentToComeIsInvalid() {
    Row row = Row.of(List.of(Cell.since("2026-01-01T13:00:00Z")));

    assertEquals("{\"cells\":[\"\\u003cinvalid\\u003e\"],\"object\":null}", written(row, NOW));
  }

  @Test
  void conditionsStandBeforeTheObject() {
    ListValue conditions = ListValue.of(MapValue.of("type", Value.of("Completed")));
    Row row = new Row(List.of(Cell.of("a")), conditions, 7);

    assertEquals(
        "{\"cells\":[\"a\"],\"conditions\":[{\"type\":\"Completed\"}],\"object\":null}",
        written(row, NOW));
    assertEquals(7, ReadyRow.rank(ReadyRow.of(row, new byte[0])));
  }
}
