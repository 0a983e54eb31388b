package io.quarterdeck.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.object.LabelSelector;
import io.quarterdeck.object.SelectorSyntaxException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelSelectorParserTest {
  private static final String NAME_PART =
      "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an"
          + " alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for"
          + " validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
  private static final String VALUE =
      "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or"
          + " '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or"
          + " 'my_value',  or '12345', regex used for validation is"
          + " '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "a=b|a=b",
        "a==b|a=b",
        "a!=b|a!=b",
        "\" a = b , c \"|a=b,c",
        "!a|!a",
        "! a|!a",
        "z,a|a,z",
        "a=|a=",
        "a=,b|a=,b",
        "a in (x,y)|a in (x,y)",
        "a in (y,x,y)|a in (x,y)",
        "a notin ( x )|a notin (x)",
        "a in ()|a in ()",
        "a in (,)|a in ()",
        "a in (,x)|a in (,x)",
        "a in (x,,y)|a in (,x,y)",
        "a in (x,)|a in (,x)",
        "a in (in,notin)|a in (in,notin)",
        "in|in",
        "in in (in)|in in (in)",
        "notin=in|notin=in",
        "a>1|a>1",
        "a<07|a<07",
        "example.org/a=b|example.org/a=b",
        "a\tin\t(x)|a in (x)",
      })
  void whatParsesIsWrittenCanonically(String text, String canonical) {
    LabelSelector selector = LabelSelectorParser.parse(text);

    assertEquals(canonical, selector.toString());
    assertEquals(selector, LabelSelectorParser.parse(canonical));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "!a=b|found '=', expected: ',' or 'end of string'",
        "!|unable to parse requirement: found '', expected: identifier",
        "!!a|unable to parse requirement: found '!', expected: identifier",
        "a in|unable to parse requirement: found '' expected: '('",
        "a in x|unable to parse requirement: found 'x' expected: '('",
        "a in (|unable to parse requirement: found '', expected: ',', ')' or identifier",
        "a in (=)|unable to parse requirement: found '=', expected: ',', ')' or identifier",
        "a in (x|unable to parse requirement: found '', expected: ',' or ')'",
        "a in (x y)|unable to parse requirement: found 'y', expected: ',' or ')'",
        "a in (x,|unable to parse requirement: found '', expected: ',', or identifier",
        "a in (x,=)|unable to parse requirement: found '=', expected: ',', or identifier",
        "a IN (b)|unable to parse requirement: found 'IN', expected: in, notin, =, ==, !=, gt, lt",
        "a b|unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt",
        "a!b|unable to parse requirement: found '!', expected: in, notin, =, ==, !=, gt, lt",
        "a=(|unable to parse requirement: found '(', expected: identifier",
        "a===b|unable to parse requirement: found '=', expected: identifier",
        "(a)|found '(', expected: !, identifier, or 'end of string'",
        "\",a\"|found ',', expected: !, identifier, or 'end of string'",
        "a,|found '', expected: identifier after ','",
        "\"a,,b\"|found ',', expected: identifier after ','",
        "a in (b) c|found 'c', expected: ',' or 'end of string'",
        "n>x|unable to parse requirement: values[0]: Invalid value: \"\"x\"\": for 'Gt', 'Lt'"
            + " operators, the value must be an integer",
        "n<1.5|unable to parse requirement: values[0]: Invalid value: \"\"1.5\"\": for 'Gt', 'Lt'"
            + " operators, the value must be an integer",
      })
  void whatDoesNotParseIsRefusedInUpstreamsWords(String text, String message) {
    assertRefused(text, message.replace("\"\"", "\""));
  }

  @Test
  void keysAndValuesMustBeValidLabels() {
    assertRefused("-a", "<nil>: Invalid value: \"-a\": name part " + NAME_PART, true);
    assertRefused(
        "a/b/c",
        "<nil>: Invalid value: \"a/b/c\": a valid label key "
            + NAME_PART
            + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')",
        true);
    assertRefused("a=-b", "values[0][a]: Invalid value: \"-b\": " + VALUE, true);
    assertRefused("n>-1", "values[0][n]: Invalid value: \"-1\": " + VALUE, true);
    assertRefused("a in (x,é)", "values[1][a]: Invalid value: \"é\": " + VALUE, true);
    String long64 = "b".repeat(64);
    assertRefused(
        "a=" + long64,
        "values[0][a]: Invalid value: \"" + long64 + "\": must be no more than 63 bytes",
        true);
  }

  @Test
  void blanksSelectEverything() {
    assertTrue(LabelSelectorParser.parse(" \n\t\r").isEverything());
  }

  @Test
  void severalProblemsOfARequirementAreListed() {
    assertRefused(
        "n>-x",
        "[values[0]: Invalid value: \"-x\": for 'Gt', 'Lt' operators, the value must be an"
            + " integer, values[0][n]: Invalid value: \"-x\": "
            + VALUE
            + "]",
        true);
  }

  @Test
  void aNulEndsAWordOrTheText() {
    assertEquals("a", LabelSelectorParser.parse("a\0").toString());
    assertRefused("a\0b", "found 'b', expected: in, notin, =, ==, !=, gt, lt", true);
  }

  @Test
  void aLongSelectorTakesLittleTime() {
    String text = "a in (" + "x,".repeat(200_000) + "y)";

    LabelSelector selector =
        assertTimeout(Duration.ofSeconds(5), () -> LabelSelectorParser.parse(text));

    assertTrue(selector.matches(Map.of("a", "y")::get));
  }

  private static void assertRefused(String text, String message, boolean inRequirement) {
    assertRefused(text, (inRequirement ? "unable to parse requirement: " : "") + message);
  }

  private static void assertRefused(String text, String message) {
    SelectorSyntaxException refusal =
        assertThrows(SelectorSyntaxException.class, () -> LabelSelectorParser.parse(text));
    assertEquals(message, refusal.getMessage());
  }
}
