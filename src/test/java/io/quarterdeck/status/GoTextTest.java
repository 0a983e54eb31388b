package io.quarterdeck.status;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import org.junit.jupiter.api.Test;

class GoTextTest {
  @Test
  void stringsAreQuotedAsGoDoes() {
    assertEquals("\"a\\\"b\\\\\\n\\x00\\x7f\"", GoText.quote("a\"b\\\n\0\u007f"));
    assertEquals("\"ä€😀\"", GoText.quote("ä€😀"));
    assertEquals("\"\\u00a0\\ufeff\\U000e0001\"", GoText.quote("\u00a0\ufeff\udb40\udc01"));
  }

  @Test
  void nodesAreJsonWithHtmlEscapes() {
    assertEquals("\"\\u003ca\\u0026\\u003e\"", GoText.show(Value.of("<a&>")));
    assertEquals("\"<a>\"", GoText.show("<a>"));
    assertEquals(
        "[1,true,null]", GoText.show(ListValue.of(Value.of(1), Value.of(true), Value.ofNull())));
    assertEquals("null", GoText.show(null));
  }

  @Test
  void mapsAreSortedByKey() {
    MapValue map = MapValue.of("b", Value.of("1"), "a", Value.of("2"));

    assertEquals("{\"a\":\"2\",\"b\":\"1\"}", GoText.ofMap(map).text());
  }
}
