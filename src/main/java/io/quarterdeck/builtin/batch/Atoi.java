package io.quarterdeck.builtin.batch;

import io.quarterdeck.rules.Chars;
import io.quarterdeck.status.GoText;

/** Reads whole numbers as Go's {@code strconv.Atoi} does, with its messages. */
final class Atoi {
  private static final int LONGEST = 40; // far more digits than any number of 64 bits has

  private Atoi() {}

  /**
   * Returns the number that {@code text} is.
   *
   * @throws IllegalArgumentException with Go's message if it is none
   */
  static long parse(String text) {
    boolean signed = text.startsWith("-") || text.startsWith("+");
    String digits = signed ? text.substring(1) : text;
    if (digits.isEmpty() || !digits.chars().allMatch(c -> Chars.isDigit((char) c))) {
      throw failure(text, "invalid syntax");
    }
    String significant = digits.replaceFirst("^0+(?=.)", "");
    if (significant.length() > LONGEST) {
      throw failure(text, "value out of range");
    }
    try {
      return Long.parseLong(text.startsWith("-") ? "-" + significant : significant);
    } catch (NumberFormatException e) {
      throw failure(text, "value out of range");
    }
  }

  private static IllegalArgumentException failure(String text, String why) {
    return new IllegalArgumentException("strconv.Atoi: parsing " + GoText.quote(text) + ": " + why);
  }
}
