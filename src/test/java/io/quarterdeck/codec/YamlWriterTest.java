package io.quarterdeck.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.schema.StructType;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** YAML looks as go-yaml v2 writes it, and reads back as what it was. */
class YamlWriterTest {
  private static String yaml(Value value) {
    return new String(Yaml.write(value), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          plain; plain
          two words; two words
          ``; ""
          yes; "yes"
          null; "null"
          0x1f; "0x1f"
          12:30; "12:30"
          2026-01-02; "2026-01-02"
          2026-01-02T03:04:05Z; "2026-01-02T03:04:05Z"
          a: b; 'a: b'
          a #b; 'a #b'
          *b; '*b'
          it's; it's
          'x'; '''x'''
          -1; "-1"
          -a; -a
          """)
  void textsAreQuotedWhereTheyWouldReadAsSomethingElse(String text, String written) {
    assertEquals("a: " + written + "\n", yaml(MapValue.of("a", Value.of(text))));
  }

  @Test
  void textsOfSeveralLinesAreBlocks() {
    assertEquals("a: |\n  x\n  y\n", yaml(MapValue.of("a", Value.of("x\ny\n"))));
    assertEquals("a: |-\n  x\n\n  y\n", yaml(MapValue.of("a", Value.of("x\n\ny"))));
    assertEquals("a: |2\n   x\n", yaml(MapValue.of("a", Value.of(" x\n"))));
    assertEquals("a: \"x \\ny\"\n", yaml(MapValue.of("a", Value.of("x \ny"))));
  }

  @Test
  void longTextsAreFolded() {
    String words = "word ".repeat(20).strip();

    assertEquals(
        "a: " + "word ".repeat(15) + "word\n  word word word word\n",
        yaml(MapValue.of("a", Value.of(words))));
  }

  @Test
  void keysAreSortedNaturallyAndListsStandBelowTheirKeys() {
    MapValue map =
        MapValue.builder()
            .put("k10", 1)
            .put("k2", ListValue.of(MapValue.of("b", Value.of(1), "a", ListValue.EMPTY)))
            .put("k1", MapValue.EMPTY)
            .build();

    assertEquals("k1: {}\nk2:\n- a: []\n  b: 1\nk10: 1\n", yaml(map));
  }

  @Test
  void everyKindReadsBackAsWhatItWas() {
    for (StructType kind : FilledObjects.kinds()) {
      MapValue object = Decoder.conform(new FilledObjects(9, 0.5).of(kind), kind).root();

      assertEquals(object, Yaml.read(Yaml.write(object)).value(), kind.name());
    }
  }
}
