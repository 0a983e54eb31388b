package io.quarterdeck.codec;

import io.quarterdeck.object.StringValue;
import java.util.Locale;
import java.util.regex.Pattern;

/** A text with the style in which go-yaml v2 writes it, so that it reads back as a text. */
record YamlText(String value, Style style) {
  /** How a text stands in a document. */
  enum Style {
    PLAIN,
    SINGLE,
    DOUBLE,
    LITERAL
  }

  private static final Pattern BASE_60 =
      Pattern.compile("[-+]?[0-9][0-9_]*+(?::[0-5]?[0-9])++(?:\\.[0-9_]*+)?");
  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
              + "(?:[Tt][0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(?:\\.[0-9]++)?(?:Z|[-+][0-9]{2}:[0-9]{2})"
              + "| [0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(?:\\.[0-9]++)?)?");
  private static final int CLOCK_MAX = 40; // longer texts are no times and no numbers of base 60
  private static final String NEVER_FIRST = "#,[]{}&*!|>'\"%@`";

  /**
   * Chooses the style of {@code value}.
   *
   * @param isKey whether it is a key in one line
   */
  static YamlText of(String value, boolean isKey) {
    return new YamlText(value, style(value, isKey));
  }

  private static Style style(String value, boolean isKey) {
    if (value.indexOf('\n') >= 0) {
      return isKey || !fitsBlock(value) ? Style.DOUBLE : Style.LITERAL;
    }
    if (!readsAsText(value)) {
      return Style.DOUBLE;
    }
    if (isSpecial(value)) {
      return Style.DOUBLE;
    }
    return fitsPlain(value) ? Style.PLAIN : Style.SINGLE;
  }

  private static boolean readsAsText(String value) {
    if (mayBeClock(value)
        && (BASE_60.matcher(value).matches() || TIMESTAMP.matcher(value).matches())) {
      return false;
    }
    try {
      return YamlScalars.resolve(value, "", true) instanceof StringValue;
    } catch (YamlSyntaxException e) { // an infinite number
      return false;
    }
  }

  private static boolean mayBeClock(String value) {
    if (value.isEmpty() || value.length() > CLOCK_MAX) {
      return false;
    }
    char first = value.charAt(0);
    return (first >= '0' && first <= '9') || first == '-' || first == '+';
  }

  private static boolean fitsBlock(String value) {
    boolean spaceBeforeBreak = value.contains(" \n");
    return !value.endsWith(" ") && !spaceBeforeBreak && !isSpecial(value);
  }

  /** Tells whether a character of {@code value} must be escaped. */
  private static boolean isSpecial(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i); // halves of a pair are not printable, as what they stand for is not
      if (!isPrintable(c) || isOtherBreak(c)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOtherBreak(int c) {
    return c == 0x2028 || c == 0x2029;
  }

  private static boolean isPrintable(int c) {
    return c == '\n'
        || (c >= 0x20 && c <= 0x7e)
        || (c >= 0xa0 && c < 0xd800)
        || (c >= 0xe000 && c <= 0xfffd && c != 0xfeff);
  }

  private static boolean fitsPlain(String value) {
    int last = value.length() - 1;
    if (value.charAt(0) == ' ' || value.charAt(last) == ' ') {
      return false;
    }
    if (value.startsWith("---") || value.startsWith("...")) {
      return false;
    }
    char first = value.charAt(0);
    boolean blankAfter = last == 0 || value.charAt(1) == ' ';
    if (NEVER_FIRST.indexOf(first) >= 0 || ("?:-".indexOf(first) >= 0 && blankAfter)) {
      return false;
    }
    for (int i = 1; i <= last; i++) {
      char c = value.charAt(i);
      if (c == ':' && (i == last || value.charAt(i + 1) == ' ')) {
        return false;
      }
      if (c == '#' && value.charAt(i - 1) == ' ') {
        return false;
      }
    }
    return true;
  }

  /** Returns the character {@code c} as it is written in {@code style}. */
  static String written(int c, Style style) {
    return switch (style) {
      case SINGLE -> c == '\'' ? "''" : Character.toString(c);
      case DOUBLE -> escaped(c);
      case PLAIN, LITERAL -> Character.toString(c);
    };
  }

  private static String escaped(int c) {
    return switch (c) {
      case 0 -> "\\0";
      case 7 -> "\\a";
      case 8 -> "\\b";
      case 9 -> "\\t";
      case 10 -> "\\n";
      case 11 -> "\\v";
      case 12 -> "\\f";
      case 13 -> "\\r";
      case 27 -> "\\e";
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case 0x85 -> "\\N";
      case 0x2028 -> "\\L";
      case 0x2029 -> "\\P";
      default -> isPrintable(c) ? Character.toString(c) : hexadecimal(c);
    };
  }

  private static String hexadecimal(int c) {
    String format = c <= 0xff ? "\\x%02X" : c <= 0xffff ? "\\u%04X" : "\\U%08X";
    return String.format(Locale.ROOT, format, c);
  }
}
