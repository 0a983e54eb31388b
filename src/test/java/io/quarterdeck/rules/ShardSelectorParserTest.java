package io.quarterdeck.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.object.SelectorSyntaxException;
import io.quarterdeck.object.ShardSelector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShardSelectorParserTest {
  private static final String LOW =
      "shardRange(object.metadata.uid, '0x0000000000000000', '0x8000000000000000')";
  private static final String HIGH =
      "shardRange(object.metadata.uid, '0x8000000000000000', '0x10000000000000000')";

  @Test
  void everyObjectIsInOneOfTheShards() {
    ShardSelector low = ShardSelectorParser.parse(LOW);
    ShardSelector high = ShardSelectorParser.parse(HIGH);

    for (int i = 0; i < 200; i++) {
      String uid = "uid-" + i;
      assertTrue(low.matches(field -> uid) != high.matches(field -> uid));
    }
  }

  @Test
  void hashesAreFnv1aOf64Bits() {
    ShardSelector ofOne =
        ShardSelectorParser.parse(
            "shardRange(object.metadata.namespace,'0xaf63dc4c8601ec8c','0xaf63dc4c8601ec8d')");

    assertTrue(ofOne.matches(field -> "a"));
    assertFalse(ofOne.matches(field -> "b"));
  }

  @Test
  void aSelectorIsShownAsItCanBeReadAgain() {
    String both = "(" + LOW.replace('\'', '"') + ")||" + HIGH.replace(" ", "");

    assertEquals(LOW + " || " + HIGH, ShardSelectorParser.parse(both).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '`',
      textBlock =
          """
          nonsense @ unexpected expression kind 3; expected shardRange() call or || operator
          a.b.c @ unexpected expression kind 7; expected shardRange() call or || operator
          true @ unexpected expression kind 5; expected shardRange() call or || operator
          shardRange(object.metadata.uid,'0x0000000000000000') @ shardRange() requires exactly 3 arguments, got 2
          shardRange(object.metadata.name,'0x0000000000000000','0x8000000000000000') @ unsupported field path "object.metadata.name"; supported: object.metadata.uid, object.metadata.namespace
          shardRange('a','0x0000000000000000','0x8000000000000000') @ shardRange() first argument: expected field path (e.g. object.metadata.uid), got expression kind 5
          shardRange(object.metadata.uid,0,1) @ hexStart must be a string literal, got int64
          shardRange(object.metadata.uid,'00','0x8000000000000000') @ hexStart must have '0x' prefix, got "00"
          shardRange(object.metadata.uid,'0x0','0x8000000000000000') @ hexStart must be a 0x-prefixed 16-digit hex value, got "0x0" (did you mean "0x0000000000000000"?)
          shardRange(object.metadata.uid,'0x0000000000000000','0x10000000000000001') @ hexEnd: 17-digit hex value must be '0x10000000000000000' (2^64), got "0x10000000000000001"
          shardRange(object.metadata.uid,'0xA000000000000000','0xf000000000000000') @ hexStart: invalid hex character "A" in "0xA000000000000000"
          shardRange(object.metadata.uid,'0x8000000000000000','0x8000000000000000') @ shard range start 0x8000000000000000 must be less than end 0x8000000000000000
          foo(object.metadata.uid) @ unsupported function "foo"; only shardRange() and || are allowed
          shardRange(object.metadata.uid,'0x0000000000000000','0x8000000000000000') && true @ unsupported function "_&&_"; only shardRange() and || are allowed
          shardRange(object.metadata.uid @ CEL parse error: Syntax error: missing ')' at '<EOF>'
          """)
  void whatIsNoneIsRefusedInUpstreamsWords(String text, String why) {
    Exception refused =
        assertThrows(SelectorSyntaxException.class, () -> ShardSelectorParser.parse(text));

    assertEquals("invalid shard selector: " + why, refused.getMessage());
  }
}
