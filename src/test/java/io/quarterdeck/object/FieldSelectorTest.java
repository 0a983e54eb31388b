package io.quarterdeck.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldSelectorTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a=b|a=b",
        "a==b|a=b",
        "a!=b|a!=b",
        "b=1,a=2|a=2,b=1",
        ",a=b,,|a=b",
        "a=|a=",
        "=a|=a",
        "a=x\\,y|a=x\\,y",
        "a=x\\=y\\\\|a=x\\=y\\\\",
        "a in=b|a in=b",
      })
  void whatParsesIsWrittenCanonically(String text, String canonical) {
    assertEquals(canonical, FieldSelector.parse(text).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "metadata.name|invalid selector: 'metadata.name'; can't understand 'metadata.name'",
        "a=b,c|invalid selector: 'a=b,c'; can't understand 'c'",
        "a=b=c|invalid field selector: unescaped character in value: 61",
        "a!==b|invalid field selector: unescaped character in value: 61",
        "a=b\\c|invalid field selector: invalid escape sequence: \\c",
        "a=b\\😀|invalid field selector: invalid escape sequence: \\😀",
        "a=b\\|invalid field selector: invalid escape sequence: \\",
      })
  void whatDoesNotParseIsRefusedInUpstreamsWords(String text, String message) {
    SelectorSyntaxException refusal =
        assertThrows(SelectorSyntaxException.class, () -> FieldSelector.parse(text));

    assertEquals(message, refusal.getMessage());
  }

  @Test
  void valuesAreUnescapedBeforeTheyAreCompared() {
    FieldSelector selector = FieldSelector.parse("a=x\\,y,b!=z");

    assertTrue(selector.matches(f -> Map.of("a", "x,y", "b", "").get(f)));
    assertFalse(selector.matches(f -> Map.of("a", "x,y", "b", "z").get(f)));
  }

  @Test
  void theEmptyTextSelectsEverything() {
    assertTrue(FieldSelector.parse("").isEverything());
  }
}
