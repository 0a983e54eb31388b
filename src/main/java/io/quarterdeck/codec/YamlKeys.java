package io.quarterdeck.codec;

import java.math.BigDecimal;
import java.util.Comparator;

/** The order in which go-yaml writes keys, and the form in which it writes real numbers. */
final class YamlKeys {
  /** By letters, then by the value of the digits: {@code a2} comes before {@code a10}. */
  static final Comparator<String> NATURAL =
      (a, b) -> compare(a.codePoints().toArray(), b.codePoints().toArray());

  private static final int EXPONENT_MIN = -4;
  private static final int EXPONENT_MAX = 6;

  private YamlKeys() {}

  private static int compare(int[] a, int[] b) {
    int n = Math.min(a.length, b.length);
    for (int i = 0; i < n; i++) {
      if (a[i] != b[i]) {
        return different(a, b, i);
      }
    }
    return Integer.compare(a.length, b.length);
  }

  private static int different(int[] a, int[] b, int i) {
    boolean aLetter = Character.isLetter(a[i]);
    boolean bLetter = Character.isLetter(b[i]);
    if (aLetter && bLetter) {
      return Integer.compare(a[i], b[i]);
    }
    if (aLetter || bLetter) {
      return bLetter ? -1 : 1;
    }
    long start = (a[i] == '0' || b[i] == '0') && isWithinNumber(a, i) ? 1 : 0;
    int aEnd = digitsEnd(a, i);
    int bEnd = digitsEnd(b, i);
    int byNumber = Long.compare(number(a, i, aEnd, start), number(b, i, bEnd, start));
    if (byNumber != 0) {
      return byNumber;
    }
    return aEnd != bEnd ? Integer.compare(aEnd, bEnd) : Integer.compare(a[i], b[i]);
  }

  private static boolean isWithinNumber(int[] key, int i) {
    for (int j = i - 1; j >= 0 && Character.isDigit(key[j]); j--) {
      if (key[j] != '0') {
        return true;
      }
    }
    return false;
  }

  private static int digitsEnd(int[] key, int from) {
    int end = from;
    while (end < key.length && Character.isDigit(key[end])) {
      end++;
    }
    return end;
  }

  private static long number(int[] key, int from, int end, long start) {
    long number = start;
    for (int i = from; i < end; i++) {
      number = number * 10 + key[i] - '0';
    }
    return number;
  }

  /** Returns {@code value} as Go's {@code %g} writes it. */
  static String general(double value) {
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    String digits = exact.unscaledValue().abs().toString();
    int exponent = digits.length() - 1 - exact.scale();
    if (exponent >= EXPONENT_MIN && exponent < EXPONENT_MAX) {
      return exact.toPlainString();
    }
    String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
    String size = Integer.toString(Math.abs(exponent));
    return (value < 0 ? "-" : "")
        + digits.charAt(0)
        + fraction
        + (exponent < 0 ? "e-" : "e+")
        + (size.length() < 2 ? "0" : "")
        + size;
  }
}
