package io.quarterdeck.builtin;

import io.quarterdeck.builtin.all.Builtins;
import io.quarterdeck.codec.Json;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.Catalog;
import io.quarterdeck.resource.Row;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Makes the rows of objects, at a fixed time, as text. */
final class Rows {
  static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  private static final Catalog CATALOG =
      Builtins.catalog(
          RuntimeConfig.of(Map.of("api/all", "true")), gate -> false, NamedTypes.SOURCES);

  private Rows() {}

  /** Returns the row of an object; single quotes in {@code json} stand for double ones. */
  static Row row(String group, String version, String plural, String json) {
    return CATALOG.find(group, version, plural).orElseThrow().columns().row(object(json));
  }

  static List<String> cells(String group, String version, String plural, String json) {
    return row(group, version, plural, json).cells().stream()
        .map(cell -> Cells.plain(cell.at(NOW)))
        .toList();
  }

  private static KubeObject object(String json) {
    byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return new KubeObject((MapValue) Json.parse(bytes));
  }
}
