package io.quarterdeck.object;

/**
 * Reads one quantity from left to right: sign, digits, point, digits, suffix. Linear in the text;
 * used once.
 */
final class QuantityScanner {
  private static final String FORMAT =
      "quantities must match the regular expression"
          + " '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
  private static final String SUFFIX = "unable to parse quantity's suffix";
  private static final int MAX_EXPONENT_DIGITS = 18; // more do not fit a long, as in ParseInt

  private final String text;
  private int at;

  QuantityScanner(String text) {
    this.text = text;
  }

  Quantity parse() {
    if (text.isEmpty()) {
      throw new NumberFormatException(FORMAT);
    }
    boolean negative = text.charAt(0) == '-';
    if (negative || text.charAt(0) == '+') {
      at++;
    }
    while (at < text.length() && text.charAt(at) == '0') {
      at++;
    }
    String whole = digits();
    boolean allZero = whole.isEmpty() && at == text.length();
    String fraction = "";
    if (at < text.length() && text.charAt(at) == '.') {
      at++;
      fraction = digits();
    }
    String suffix = suffix();
    String number = (whole.isEmpty() ? "0" : whole) + fraction;
    return interpret(negative && !allZero, number, fraction.length(), suffix);
  }

  private String digits() {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return text.substring(start, at);
  }

  private String suffix() {
    int start = at;
    while (at < text.length() && "eEinumkKMGTP".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
      at++;
    }
    digits();
    if (at < text.length()) {
      throw new NumberFormatException(FORMAT);
    }
    return text.substring(start);
  }

  private Quantity interpret(boolean negative, String number, int decimals, String suffix) {
    int decimal = QuantityStyle.decimalPower(suffix);
    if (decimal != -1) {
      return Quantity.scanned(text, negative, number, decimals, decimal, QuantityStyle.DECIMAL_SI);
    }
    int binary = QuantityStyle.binaryPower(suffix);
    if (binary != -1) {
      return Quantity.scanned(text, negative, number, decimals, binary, QuantityStyle.BINARY_SI);
    }
    return Quantity.scanned(
        text, negative, number, decimals, exponent(suffix), QuantityStyle.DECIMAL_EXPONENT);
  }

  /** Returns the power of {@code e6}; only its low 32 bits count, as upstream has it. */
  private static int exponent(String suffix) {
    boolean e = suffix.length() > 1 && (suffix.charAt(0) == 'e' || suffix.charAt(0) == 'E');
    if (!e || suffix.length() > MAX_EXPONENT_DIGITS) {
      throw new NumberFormatException(SUFFIX);
    }
    try {
      return (int) Long.parseLong(suffix.substring(1));
    } catch (NumberFormatException wrong) {
      throw new NumberFormatException(SUFFIX);
    }
  }
}
