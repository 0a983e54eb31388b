package io.quarterdeck.codec;

import java.math.BigDecimal;

/** Writes floating-point numbers as Go's encoding/json does. */
public final class GoNumbers {
  private GoNumbers() {}

  /**
   * Returns the shortest text that reads back as {@code value}: plain between 1e-6 and 1e21, with
   * an exponent outside.
   */
  public static String format(double value) {
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    double size = Math.abs(value);
    if (size >= 1e-6 && size < 1e21) {
      return exact.toPlainString();
    }
    String digits = exact.unscaledValue().abs().toString();
    int exponent = digits.length() - 1 - exact.scale();
    String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
    return (value < 0 ? "-" : "")
        + digits.charAt(0)
        + fraction
        + "e"
        + (exponent < 0 ? "-" : "+")
        + Math.abs(exponent);
  }
}
