package io.quarterdeck.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPathsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {.spec.items[0].name}             |
          {$.a['b.c'][1:2,-1]..d[*]}        |
          {range .items[?(@.a=="b)")]}x{end} |
          {@.a[?(@.b)].c} and {'text'}      |
          {.a[}                             | unterminated array
          {.a                               | unclosed action
          {*}                               | unrecognized character in action: U+002A '*'
          {.a[x]}                           | invalid array index x
          {.a[-]}                           | array index - is not a number
          {.a[?(@.b}                        | unterminated filter
          {.a[?(@.b)}                       | unclosed array expect ]
          {....a}                           | invalid multiple recursive descent
          {1.2.3}                           | cannot parse number 1.2.3
          {"a}                              | unterminated quoted string
          {"\\q"}                           | unquote string "\\q" error invalid syntax
          """)
  void saysWhatIsWrong(String path, String wrong) {
    assertEquals(wrong == null ? "" : wrong, JsonPaths.check(path));
  }

  @ParameterizedTest
  @CsvSource({"[?(,)]", "['a,']", ".., a", "[1,]"})
  void endsSoonOnLongPaths(String open, String close) {
    String path = "{" + open.repeat(20_000) + close.repeat(20_000) + "}";

    JsonPaths.check(path);
  }
}
