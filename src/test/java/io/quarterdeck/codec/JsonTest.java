package io.quarterdeck.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarterdeck.object.FloatValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  private static byte[] utf8(String s) {
    return s.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] b) {
    return new String(b, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "\"\"",
        "{\"a\":[1,-2,9223372036854775807,1.5,true,false,null,{\"b\":{}}]}",
        "\"é€😀\"",
        "\"\\u003ca\\u0026b\\u003e\\u2028\\n\\t\\\"\\\\\\u0001\""
      })
  void whatIsReadIsWrittenTheSame(String document) {
    assertEquals(document, text(Json.write(Json.parse(utf8(document)))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{broken|invalid character 'b' looking for beginning of object key string",
        "{|unexpected end of JSON input",
        "{\"a\":007}|invalid character '0' after object key:value pair",
        "[1 2]|invalid character '2' after array element",
        "{\"a\" 1}|invalid character '1' after object key",
        "{\"a\":nul}|invalid character '}' in literal null (expecting 'l')",
        "[1,]|invalid character ']' looking for beginning of value",
        "{\"a\":1,}|invalid character '}' looking for beginning of object key string",
        "1.x|invalid character 'x' after decimal point in numeric literal",
        "1ex|invalid character 'x' in exponent of numeric literal",
        "-x|invalid character 'x' in numeric literal",
        "\"\\q\"|invalid character 'q' in string escape code",
        "\"\\u12g\"|invalid character 'g' in \\u hexadecimal character escape",
        "{} x|invalid character 'x' after top-level value",
        "'a'|invalid character '\\'' looking for beginning of value",
        "[1e400]|json: cannot unmarshal number 1e400 into Go value of type float64"
      })
  void badDocumentsAreRefusedInGosWords(String document, String message) {
    var thrown = assertThrows(JsonSyntaxException.class, () -> Json.parse(utf8(document)));

    assertEquals(message, thrown.getMessage());
  }

  @Test
  void wideEncodingsAndByteOrderMarksAreNoJson() {
    for (var charset : List.of(StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
      assertThrows(JsonSyntaxException.class, () -> Json.parse("{}".getBytes(charset)));
    }
    assertThrows(JsonSyntaxException.class, () -> Json.parse(utf8("\ufeff{}")));
    assertThrows(JsonSyntaxException.class, () -> Json.parse(new byte[0]));
  }

  @Test
  void bytesThatAreNoUtf8BecomeReplacementCharacters() {
    byte[] document = {'"', 'a', (byte) 0xff, 'b', '"'};

    assertEquals(Value.of("a\ufffdb"), Json.parse(document));
  }

  @Test
  void depthIsBoundedAsInGo() {
    Json.parse(utf8("[".repeat(10_000) + "]".repeat(10_000)));

    var thrown =
        assertThrows(
            JsonSyntaxException.class,
            () -> Json.parse(utf8("[".repeat(10_001) + "]".repeat(10_001))));
    assertEquals("invalid character '[' exceeded max depth", thrown.getMessage());
  }

  @Test
  void duplicateKeysAreToldByPathAndTheLastHolds() {
    Document read =
        Json.read(utf8("{\"a\":1,\"l\":[{},{\"x\":1,\"x\":2}],\"a\":3,\"m\":{\"k\":1,\"k\":1}}"));

    assertEquals(List.of("l[1].x", "a", "m.k"), read.duplicates());
    assertEquals(3, ((MapValue) read.value()).integer("a"));
  }

  @Test
  void integersBeyondLongsAreFloats() {
    assertEquals(new FloatValue(9.223372036854775808e18), Json.parse(utf8("9223372036854775808")));
    assertEquals(new FloatValue(1), Json.parse(utf8("1.0")));
  }

  @Test
  void equalKeysAreTheSameString() {
    MapValue a = (MapValue) Json.parse(utf8("{\"replicas\":1}"));
    MapValue b = (MapValue) Json.parse(utf8("{\"replicas\":2}"));

    assertSame(a.keyAt(0), b.keyAt(0));
  }

  @Test
  void prettyIndentsByTwo() {
    Value value = Json.parse(utf8("{\"a\":{\"b\":[1,2],\"c\":{},\"d\":[]}}"));

    assertEquals(
        """
        {
          "a": {
            "b": [
              1,
              2
            ],
            "c": {},
            "d": []
          }
        }\
        """,
        text(Json.pretty(value)));
  }

  @ParameterizedTest
  @CsvSource({
    "1.0,1",
    "0.1,0.1",
    "1e21,1e+21",
    "1.5e-7,1.5e-7",
    "123456789.25,123456789.25",
    "-0.0,-0",
    "1e20,100000000000000000000",
    "-2.5e30,-2.5e+30"
  })
  void floatsAreWrittenAsGoDoes(double value, String text) {
    assertEquals(text, GoNumbers.format(value));
  }
}
