package io.quarterdeck.rules;

import io.quarterdeck.object.SelectorSyntaxException;
import io.quarterdeck.object.ShardSelector;
import io.quarterdeck.object.ShardSelector.Range;
import io.quarterdeck.status.GoText;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads shard selectors (KEP-5866): {@code shardRange(object.metadata.uid, '0x...', '0x...')},
 * several of them with {@code ||} between. It is the only part of CEL that they may use, so this
 * reads no more than that, in upstream's words where something else stands. Linear; parentheses do
 * not recurse.
 */
public final class ShardSelectorParser {
  private static final int DIGITS = 16;
  private static final String BEYOND = "0x10000000000000000"; // 2^64, which is no 64-bit number

  // The numbers by which upstream's messages tell kinds of expressions.
  private static final int IDENT = 3;
  private static final int LIST = 4;
  private static final int LITERAL = 5;
  private static final int SELECT = 7;

  private final String text;
  private int at;

  private ShardSelectorParser(String text) {
    this.text = text;
  }

  /**
   * @throws SelectorSyntaxException if it is none
   */
  public static ShardSelector parse(String text) {
    return text.isEmpty() ? ShardSelector.EVERYTHING : new ShardSelectorParser(text).selector();
  }

  private static SelectorSyntaxException wrong(String why) {
    return new SelectorSyntaxException("invalid shard selector: " + why);
  }

  private SelectorSyntaxException syntax() {
    String token = at < text.length() ? text.substring(at, at + 1) : "<EOF>";
    return wrong("CEL parse error: Syntax error: extraneous input '" + token + "'");
  }

  private ShardSelector selector() {
    List<Range> ranges = new ArrayList<>();
    String field = "";
    int open = 0;
    do {
      while (takes("(")) {
        open++;
      }
      String next = range(ranges);
      if (!field.isEmpty() && !field.equals(next)) {
        throw wrong(
            "all shard ranges must use the same field, got "
                + GoText.quote(field)
                + " and "
                + GoText.quote(next));
      }
      field = next;
      while (open > 0 && takes(")")) {
        open--;
      }
    } while (takes("||"));
    requireEnd(open);
    return new ShardSelector(field, List.copyOf(ranges));
  }

  private void requireEnd(int open) {
    spaces();
    if (at < text.length()) {
      for (String operator : List.of("&&", "==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/")) {
        if (text.startsWith(operator, at)) {
          throw unsupported("_" + operator + "_");
        }
      }
      throw syntax();
    }
    if (open > 0) {
      throw wrong("CEL parse error: Syntax error: missing ')' at '<EOF>'");
    }
  }

  private static SelectorSyntaxException unsupported(String function) {
    return wrong(
        "unsupported function "
            + GoText.quote(function)
            + "; only shardRange() and || are allowed");
  }

  /** Reads one call, adds its range, and returns its field. */
  private String range(List<Range> ranges) {
    Argument function = argument();
    if (!takes("(") || function.kind() != IDENT && function.kind() != SELECT) {
      throw wrong(
          "unexpected expression kind "
              + function.kind()
              + "; expected shardRange() call or || operator");
    }
    List<Argument> arguments = arguments();
    if (!function.text().equals("shardRange")) {
      throw unsupported(function.text());
    }
    if (arguments.size() != 3) {
      throw wrong("shardRange() requires exactly 3 arguments, got " + arguments.size());
    }
    String field = field(arguments.get(0));
    Range range = new Range(hex(arguments.get(1), "hexStart"), hex(arguments.get(2), "hexEnd"));
    if (range.isEmpty()) {
      throw wrong("shard range start " + range.start() + " must be less than end " + range.end());
    }
    ranges.add(range);
    return field;
  }

  private List<Argument> arguments() {
    List<Argument> arguments = new ArrayList<>();
    if (takes(")")) {
      return arguments;
    }
    do {
      arguments.add(argument());
    } while (takes(","));
    if (!takes(")")) {
      throw wrong("CEL parse error: Syntax error: missing ')' at '<EOF>'");
    }
    return arguments;
  }

  private static String field(Argument argument) {
    if (argument.kind() != IDENT && argument.kind() != SELECT) {
      throw wrong(
          "shardRange() first argument: expected field path (e.g. object.metadata.uid), got"
              + " expression kind "
              + argument.kind());
    }
    String path = argument.text();
    if (!path.equals(ShardSelector.UID) && !path.equals(ShardSelector.NAMESPACE)) {
      throw wrong(
          "unsupported field path "
              + GoText.quote(path)
              + "; supported: object.metadata.uid, object.metadata.namespace");
    }
    return path;
  }

  private static String hex(Argument argument, String name) {
    if (argument.kind() != LITERAL) {
      throw wrong(
          name + " must be a string literal (e.g. '0xff'), got expression kind " + argument.kind());
    }
    if (!argument.isText()) {
      throw wrong(name + " must be a string literal, got int64");
    }
    String value = argument.text();
    if (!value.startsWith("0x")) {
      throw wrong(name + " must have '0x' prefix, got " + GoText.quote(value));
    }
    checkDigits(value, value.substring(2), name);
    return value;
  }

  private static void checkDigits(String value, String digits, String name) {
    if (digits.isEmpty()) {
      throw wrong(name + ": hex value is required after '0x'");
    }
    if (digits.length() > DIGITS + 1) {
      throw wrong(
          "%s: hex value too long (%d chars, max 17): %s"
              .formatted(name, digits.length(), GoText.quote(digits)));
    }
    for (String digit : digits.split("")) {
      if ("0123456789abcdef".indexOf(digit) < 0) {
        throw wrong(
            "%s: invalid hex character %s in %s"
                .formatted(name, GoText.quote(digit), GoText.quote(value)));
      }
    }
    if (digits.length() > DIGITS && !value.equals(BEYOND)) {
      throw wrong(
          name
              + ": 17-digit hex value must be '0x10000000000000000' (2^64), got "
              + GoText.quote(value));
    }
    if (digits.length() < DIGITS) {
      String padded = "0x" + "0".repeat(DIGITS - digits.length()) + digits;
      throw wrong(
          "%s must be a 0x-prefixed 16-digit hex value, got %s (did you mean %s?)"
              .formatted(name, GoText.quote(value), GoText.quote(padded)));
    }
  }

  /** An expression without operators; of a call as an argument only the kind is known. */
  private record Argument(int kind, String text, boolean isText) {}

  private Argument argument() {
    spaces();
    if (at == text.length()) {
      throw syntax();
    }
    char c = text.charAt(at);
    if (c == '\'' || c == '"') {
      return string(c);
    }
    if (c == '[') {
      return new Argument(LIST, "", false);
    }
    if (c >= '0' && c <= '9') {
      return new Argument(LITERAL, word(), false);
    }
    String path = word();
    if (path.isEmpty()) {
      throw syntax();
    }
    boolean constant = List.of("true", "false", "null").contains(path);
    return new Argument(constant ? LITERAL : path.contains(".") ? SELECT : IDENT, path, false);
  }

  private Argument string(char quote) {
    int end = text.indexOf(quote, at + 1);
    if (end < 0) {
      throw syntax();
    }
    String value = text.substring(at + 1, end);
    at = end + 1;
    return new Argument(LITERAL, value, true);
  }

  private String word() {
    int start = at;
    while (at < text.length() && isWord(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private static boolean isWord(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '_'
        || c == '.';
  }

  private boolean takes(String token) {
    spaces();
    if (!text.startsWith(token, at)) {
      return false;
    }
    at += token.length();
    return true;
  }

  private void spaces() {
    while (at < text.length() && " \t\r\n\f".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }
}
