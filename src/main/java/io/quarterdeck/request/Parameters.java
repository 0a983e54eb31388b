package io.quarterdeck.request;

import io.quarterdeck.status.Failures;
import io.quarterdeck.status.GoText;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads query parameters as Go's conversions of {@code url.Values} do, errors included. */
public final class Parameters {
  private static final String PARSE_INT = "strconv.ParseInt";

  private Parameters() {}

  /** Any value but false and 0 is true, the empty one too. */
  public static boolean bool(Query query, String name) {
    return optionalBool(query, name).orElse(false);
  }

  public static Optional<Boolean> optionalBool(Query query, String name) {
    if (!query.has(name)) {
      return Optional.empty();
    }
    String value = query.get(name).toLowerCase(Locale.ROOT);
    return Optional.of(!value.equals("false") && !value.equals("0"));
  }

  /**
   * Returns the integer at {@code name}; empty if it is not there.
   *
   * @throws io.quarterdeck.status.ApiException 400 if it is no 64-bit integer
   */
  public static OptionalLong integer(Query query, String name) {
    if (!query.has(name)) {
      return OptionalLong.empty();
    }
    String text = query.get(name);
    try {
      return OptionalLong.of(parse(text));
    } catch (NumberFormatException e) {
      throw Failures.badRequest(syntax(PARSE_INT, text));
    }
  }

  private static long parse(String text) {
    if (text.codePoints().anyMatch(c -> c > 0x7f)) {
      throw new NumberFormatException(); // Go knows ASCII digits only
    }
    return Long.parseLong(text);
  }

  /** Returns what strconv says of a text that is no number, or too large a one. */
  public static String syntax(String function, String text) {
    boolean digits = text.matches("[+-]?[0-9]+") && !(function.endsWith("Uint") && signed(text));
    String what = digits ? "value out of range" : "invalid syntax";
    return function + ": parsing " + GoText.quote(text) + ": " + what;
  }

  private static boolean signed(String text) {
    return text.startsWith("-") || text.startsWith("+");
  }
}
