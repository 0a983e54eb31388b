package io.quarterdeck.object;

import java.math.BigInteger;
import java.util.Map;

/** The text of spans of time, read and written as Go's {@code time.Duration}: {@code 1h30m0.5s}. */
public final class GoDuration {
  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final Map<String, Long> UNITS =
      Map.of(
          "ns",
          1L,
          "us",
          1_000L,
          "\u00b5s",
          1_000L,
          "\u03bcs",
          1_000L,
          "ms",
          1_000_000L,
          "s",
          SECOND,
          "m",
          MINUTE,
          "h",
          HOUR);
  private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(63);

  private GoDuration() {}

  /**
   * Returns the nanoseconds that {@code text} means.
   *
   * @throws IllegalArgumentException with Go's message if it is no duration
   */
  public static long parse(String text) {
    boolean negative = text.startsWith("-");
    String rest = negative || text.startsWith("+") ? text.substring(1) : text;
    if (rest.equals("0")) {
      return 0;
    }
    if (rest.isEmpty()) {
      throw invalid(text);
    }
    BigInteger total = BigInteger.ZERO;
    int at = 0;
    while (at < rest.length()) {
      int digits = end(rest, at, true);
      boolean point = digits < rest.length() && rest.charAt(digits) == '.';
      int number = point ? end(rest, digits + 1, true) : digits;
      int unit = end(rest, number, false);
      if (number - at == (point ? 1 : 0)) {
        throw invalid(text);
      }
      total = total.add(part(text, rest.substring(at, number), rest.substring(number, unit)));
      if (total.compareTo(LIMIT) > 0) {
        throw invalid(text);
      }
      at = unit;
    }
    BigInteger signed = negative ? total.negate() : total;
    if (signed.equals(LIMIT)) {
      throw invalid(text);
    }
    return signed.longValueExact();
  }

  /** Returns where the digits (or what is neither digit nor point) that start at {@code at} end. */
  private static int end(String s, int at, boolean digits) {
    int i = at;
    while (i < s.length()) {
      char c = s.charAt(i);
      boolean isDigit = c >= '0' && c <= '9';
      if (digits ? !isDigit : (isDigit || c == '.')) {
        return i;
      }
      i++;
    }
    return i;
  }

  private static BigInteger part(String text, String number, String unit) {
    if (unit.isEmpty()) {
      throw new IllegalArgumentException("time: missing unit in duration " + GoTime.quote(text));
    }
    Long nanos = UNITS.get(unit);
    if (nanos == null) {
      throw new IllegalArgumentException(
          "time: unknown unit " + GoTime.quote(unit) + " in duration " + GoTime.quote(text));
    }
    int point = number.indexOf('.');
    String whole = point < 0 ? number : number.substring(0, point);
    String fraction = point < 0 ? "" : number.substring(point + 1);
    if (whole.length() > 40) { // far beyond 2^63 whatever the unit, and cheap to refuse
      throw invalid(text);
    }
    BigInteger value = whole.isEmpty() ? BigInteger.ZERO : new BigInteger(whole);
    double rest = fraction.isEmpty() ? 0 : Double.parseDouble("0." + fraction);
    return value.multiply(BigInteger.valueOf(nanos)).add(BigInteger.valueOf((long) (rest * nanos)));
  }

  private static IllegalArgumentException invalid(String text) {
    return new IllegalArgumentException("time: invalid duration " + GoTime.quote(text));
  }

  /** Returns Go's text of {@code nanos}. */
  public static String format(long nanos) {
    if (nanos == 0) {
      return "0s";
    }
    BigInteger size = BigInteger.valueOf(nanos).abs(); // the smallest long has no absolute long
    String sign = nanos < 0 ? "-" : "";
    if (size.compareTo(BigInteger.valueOf(SECOND)) < 0) {
      return sign + belowSecond(size.longValue());
    }
    BigInteger[] minutes = size.divideAndRemainder(BigInteger.valueOf(MINUTE));
    String seconds = decimal(minutes[1].longValue(), SECOND) + "s";
    long whole = minutes[0].longValue();
    if (whole == 0) {
      return sign + seconds;
    }
    String head = whole < 60 ? "" : whole / 60 + "h";
    return sign + head + whole % 60 + "m" + seconds;
  }

  private static String belowSecond(long nanos) {
    if (nanos < 1_000) {
      return nanos + "ns";
    }
    return nanos < 1_000_000 ? decimal(nanos, 1_000) + "\u00b5s" : decimal(nanos, 1_000_000) + "ms";
  }

  private static String decimal(long nanos, long unit) {
    long rest = nanos % unit;
    if (rest == 0) {
      return Long.toString(nanos / unit);
    }
    String digits = Long.toString(unit + rest).substring(1);
    return nanos / unit + "." + digits.replaceAll("0+$", "");
  }
}
