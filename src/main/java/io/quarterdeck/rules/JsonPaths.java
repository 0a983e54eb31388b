package io.quarterdeck.rules;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/**
 * Checks JSON paths in kubectl's dialect: text with actions in braces ({@code
 * {.spec.items[0].name}}, {@code {range .items[?(@.a=="b")]}}), with the messages of client-go's
 * {@code util/jsonpath}. What a path selects is not asked here.
 *
 * <p>Linear in the text; texts inside texts (unions, keys, filters) nest to a bound.
 */
public final class JsonPaths {
  private static final int DEPTH_MAX = 50; // each level is a filter or key inside another
  private static final int END = -1;
  private static final Pattern KEY = Pattern.compile("'([^']*)'");
  private static final Pattern SLICE = Pattern.compile("(-?[0-9]*)(:-?[0-9]*)?(:-?[0-9]*)?");
  private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)");
  private static final Pattern COMPARISON =
      Pattern.compile("([^!<>=]+)[!<>=]+(.+)", Pattern.DOTALL);
  private static final Pattern ESCAPES =
      Pattern.compile(
          "([^\\\\]|\\\\([abfnrtv\\\\'\"]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{3}))*",
          Pattern.DOTALL);

  private final String text;
  private final int depth;
  private int at;
  private boolean descended; // whether ".." came last

  private JsonPaths(String text, int depth) {
    this.text = text;
    this.depth = depth;
  }

  /** Returns what is wrong with a path; "" if nothing is. */
  public static String check(String path) {
    return new JsonPaths(path, 0).check();
  }

  /** Checks a text that stands inside this one, as an action of its own. */
  private String checkInside(String action) {
    return depth == DEPTH_MAX
        ? "nested too deeply"
        : new JsonPaths("{" + action + "}", depth + 1).check();
  }

  private String check() {
    int open = text.indexOf('{');
    while (open >= 0) {
      at = open + 1;
      descended = false;
      String wrong = checkAction();
      if (!wrong.isEmpty()) {
        return wrong;
      }
      open = text.indexOf('{', at);
    }
    return "";
  }

  /** Goes on behind the brace that closes the action. */
  private String checkAction() {
    while (!takes("}")) {
      String wrong = checkStep();
      if (!wrong.isEmpty()) {
        return wrong;
      }
    }
    return "";
  }

  private String checkStep() {
    if (takes("[?(")) {
      return checkFilter();
    }
    if (takes("..")) {
      return checkDescent();
    }
    int c = next();
    if (c == END || c == '\n' || c == '\r') {
      return "unclosed action";
    }
    if (c == ' ' || c == '@' || c == '$') { // the current object, which all paths begin with
      return "";
    }
    descended = false;
    return switch (c) {
      case '[' -> checkArray();
      case '"', '\'' -> checkQuoted(c);
      case '.' -> skipField();
      default -> checkWord(c);
    };
  }

  private String checkDescent() {
    if (descended) {
      return "invalid multiple recursive descent";
    }
    descended = true;
    if (isWord(peek())) {
      descended = false;
      return skipField();
    }
    return "";
  }

  private String checkWord(int first) {
    if (first == '+' || first == '-' || Character.isDigit(first)) {
      int start = at - 1;
      while (peek() == '.' || Character.isDigit(peek())) {
        next();
      }
      String number = text.substring(start, at);
      return NUMBER.matches(number) ? "" : "cannot parse number " + number;
    }
    if (!isWord(first)) {
      return "unrecognized character in action: " + shown(first);
    }
    while (!isTerminator(peek())) {
      next();
    }
    return "";
  }

  /** Skips a field's name; a backslash takes the next character into it. */
  private String skipField() {
    while (!isTerminator(peek())) {
      if (next() == '\\') {
        next();
      }
    }
    return "";
  }

  private String checkArray() {
    int close = text.indexOf(']', at);
    int line = text.indexOf('\n', at);
    if (close < 0 || line >= 0 && line < close) {
      return "unterminated array";
    }
    String index = text.substring(at, close);
    at = close + 1;
    String[] union = index.split(",", -1);
    if (union.length > 1) {
      for (String part : union) {
        String wrong = checkInside("[" + part.replaceAll("^ +| +$", "") + "]");
        if (!wrong.isEmpty()) {
          return wrong;
        }
      }
      return "";
    }
    Matcher key = KEY.matcher(index);
    return index.equals("*") ? "" : key.matches() ? checkInside("." + key.group(1)) : slice(index);
  }

  private static String slice(String index) {
    Matcher slice = SLICE.matcher(index);
    if (!slice.matches()) {
      return "invalid array index " + index;
    }
    for (int i = 1; i <= 3; i++) {
      String number = slice.group(i) == null ? "" : slice.group(i).replace(":", "");
      if (!number.isEmpty() && !isInteger(number)) {
        return "array index " + number + " is not a number";
      }
    }
    return "";
  }

  private static boolean isInteger(String number) {
    try {
      Long.parseLong(number);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private String checkFilter() {
    int start = at;
    int quote = END; // the first quote; a filter ends in none or in the second of its kind
    boolean closed = false;
    while (true) {
      int c = next();
      if (c == END || c == '\n') {
        return "unterminated filter";
      }
      if (c == ')' && (quote != END) == closed) {
        break;
      }
      if ((c == '"' || c == '\'') && quote == END) {
        quote = c;
      } else if (c == quote && text.charAt(at - 2) != '\\') {
        closed = true;
      }
    }
    String filter = text.substring(start, at - 1);
    if (next() != ']') {
      return "unclosed array expect ]";
    }
    Matcher comparison = COMPARISON.matcher(filter);
    if (!comparison.matches()) {
      return checkInside(filter);
    }
    String wrong = checkInside(comparison.group(1));
    return wrong.isEmpty() ? checkInside(comparison.group(2)) : wrong;
  }

  private String checkQuoted(int quote) {
    int start = at - 1;
    while (true) {
      int c = next();
      if (c == END || c == '\n') {
        return "unterminated quoted string";
      }
      if (c == quote && text.charAt(at - 2) != '\\') {
        break;
      }
    }
    String quoted = text.substring(start, at);
    boolean right =
        quoted.length() > 1 && ESCAPES.matches(quoted.substring(1, quoted.length() - 1));
    return right ? "" : "unquote string " + quoted + " error invalid syntax";
  }

  private boolean takes(String word) {
    boolean there = text.startsWith(word, at);
    at += there ? word.length() : 0;
    return there;
  }

  private int peek() {
    return at < text.length() ? text.codePointAt(at) : END;
  }

  private int next() {
    int c = peek();
    at += c == END ? 0 : Character.charCount(c);
    return c;
  }

  private static boolean isTerminator(int c) {
    return c == END || " \t\r\n.,[]$@{}".indexOf(c) >= 0;
  }

  private static boolean isWord(int c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  private static String shown(int c) {
    String code = String.format("U+%04X", c);
    return Character.isISOControl(c) ? code : code + " '" + Character.toString(c) + "'";
  }
}
