package io.quarterdeck.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.schema.Types;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CborTest {
  @ParameterizedTest
  @CsvSource({
    "0, 00",
    "23, 17",
    "24, 1818",
    "-1, 20",
    "-257, 390100",
    "9223372036854775807, 1b7fffffffffffffff",
    "-9223372036854775808, 3b7fffffffffffffff",
    "1.5, f93e00",
    "100000.5, fa47c35040",
    "1.1, fb3ff199999999999a",
    "true, f5",
    "null, f6",
    "'\"a\"', 4161",
    "'[[],{}]', 8280a0",
    "'{\"b\":1,\"a\":2,\"cc\":3}', a341610241620142636303",
  })
  void itemsAreOfTheShortestFormAndSorted(String json, String hex) {
    Value value = Json.parse(json.getBytes(StandardCharsets.UTF_8));

    byte[] written = Cbor.write(value);

    assertEquals("d9d9f7" + hex, HexFormat.of().formatHex(written));
    assertEquals(value, Cbor.read(written));
  }

  @Test
  void fieldsOfBytesAreTaggedForBase64() {
    MapValue secret = MapValue.of("data", MapValue.of("k", Value.of("aGVsbG8=")));

    byte[] written = Cbor.write(secret, Types.get().require("", "v1", "Secret"));

    assertEquals("d9d9f7a14464617461a1416bd64568656c6c6f", HexFormat.of().formatHex(written));
    assertEquals(secret, Cbor.read(written));
  }

  @ParameterizedTest
  @CsvSource({
    "6161, '\"a\"'", // text
    "9f01ff, [1]",
    "bf416101ff, '{\"a\":1}'",
    "d541fb, '\"-w\"'",
    "d741fb, '\"fb\"'",
    "c06161, '\"a\"'", // a tag that means nothing here
  })
  void whatOthersMayWriteIsRead(String hex, String json) {
    assertEquals(
        Json.parse(json.getBytes(StandardCharsets.UTF_8)), Cbor.read(HexFormat.of().parseHex(hex)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0000 | cbor: 1 bytes of extraneous data starting at index 1
          42 | unexpected EOF
          1bffffffffffffffff | cbor: cannot unmarshal positive integer into Go value of type int64
          a2416101416102 | cbor: found duplicate map key "a" at map element index 1
          a10102 | cbor: cannot unmarshal positive integer into Go value of type string
          61ff | cbor: invalid UTF-8 string
          1c | cbor: invalid additional information 28 for type positive integer
          f97e00 | cbor: NaN and infinite floating-point values are forbidden
          """)
  void whatIsWrongIsSaidInGosWords(String hex, String words) {
    byte[] bytes = HexFormat.of().parseHex(hex);

    Exception wrong = assertThrows(UndecodableException.class, () -> Cbor.read(bytes));

    assertEquals(words, wrong.getMessage());
  }
}
