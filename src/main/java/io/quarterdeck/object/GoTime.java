package io.quarterdeck.object;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * The text of points in time, read and written as Go's {@code time} does with the layouts of {@code
 * metav1.Time} (RFC 3339, whole seconds) and {@code metav1.MicroTime} (exactly six digits).
 */
public final class GoTime {
  /** Go's zero time, which JSON writes as null. */
  public static final Instant ZERO = Instant.parse("0001-01-01T00:00:00Z");

  private static final String SECONDS = "2006-01-02T15:04:05Z07:00";
  private static final String MICROS = "2006-01-02T15:04:05.000000Z07:00";
  private static final int FRACTION_DIGITS_MAX = 9; // what is below nanoseconds is cut off

  private GoTime() {}

  /**
   * Returns the time that {@code text} means; a fraction of seconds is taken though the layout has
   * none, as Go does.
   *
   * @throws IllegalArgumentException with Go's message if it is none
   */
  public static Instant parse(String text) {
    return new Reader(text, SECONDS, false).read();
  }

  /**
   * Returns the time that {@code text} with six digits of a second means.
   *
   * @throws IllegalArgumentException with Go's message if it is none
   */
  public static Instant parseMicro(String text) {
    return new Reader(text, MICROS, true).read();
  }

  /** Returns {@code time} in UTC and whole seconds. */
  public static String format(Instant time) {
    return seconds(time).append('Z').toString();
  }

  /** Returns {@code time} in UTC with six digits of a second. */
  public static String formatMicro(Instant time) {
    StringBuilder text = seconds(time).append('.');
    padded(text, time.getNano() / 1000, 6);
    return text.append('Z').toString();
  }

  private static StringBuilder seconds(Instant time) {
    LocalDateTime t = LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(27);
    padded(text, t.getYear(), 4);
    padded(text.append('-'), t.getMonthValue(), 2);
    padded(text.append('-'), t.getDayOfMonth(), 2);
    padded(text.append('T'), t.getHour(), 2);
    padded(text.append(':'), t.getMinute(), 2);
    padded(text.append(':'), t.getSecond(), 2);
    return text;
  }

  private static void padded(StringBuilder text, int n, int width) {
    String digits = Integer.toString(Math.abs(n));
    text.append(n < 0 ? "-" : "").repeat('0', width - digits.length()).append(digits);
  }

  /** One reading: each step takes its part off the front of the text or fails with Go's words. */
  private static final class Reader {
    private final String text;
    private final String layout;
    private final boolean micros;
    private int at;

    Reader(String text, String layout, boolean micros) {
      this.text = text;
      this.layout = layout;
      this.micros = micros;
    }

    Instant read() {
      int year = year();
      skip("-");
      int month = number("01", true, 1, 12, "month");
      skip("-");
      int day = number("02", true, Integer.MIN_VALUE, Integer.MAX_VALUE, "day");
      skip("T");
      int hour = number("15", false, 0, 23, "hour");
      skip(":");
      int minute = number("04", true, 0, 59, "minute");
      skip(":");
      int second = number("05", true, 0, 59, "second");
      int nanos = fraction();
      int offset = zone();
      if (at < text.length()) {
        throw failure(": extra text: " + quote(text.substring(at)));
      }
      if (day < 1 || day > YearMonth.of(year, month).lengthOfMonth()) {
        throw failure(": day out of range");
      }
      return instant(LocalDate.of(year, month, day), hour, minute, second, nanos, offset);
    }

    private Instant instant(
        LocalDate day, int hour, int minute, int second, int nanos, int offset) {
      try {
        return day.atTime(hour, minute, second, nanos)
            .toInstant(ZoneOffset.UTC)
            .minusSeconds(offset);
      } catch (DateTimeException e) {
        throw failure(": day out of range");
      }
    }

    private int year() {
      int end = at + 4;
      for (int i = at; i < end; i++) {
        if (!isDigit(i)) {
          throw mismatch("2006", at);
        }
      }
      at = end;
      return Integer.parseInt(text, end - 4, end, 10);
    }

    private void skip(String separator) {
      if (!text.startsWith(separator, at)) {
        throw mismatch(separator, at);
      }
      at += separator.length();
    }

    private int number(String element, boolean fixed, int min, int max, String word) {
      int start = at;
      boolean two = isDigit(start) && isDigit(start + 1);
      if (!isDigit(start) || (fixed && !two)) {
        throw mismatch(element, start);
      }
      at += two ? 2 : 1;
      int n = Integer.parseInt(text, start, at, 10);
      if (n < min || n > max) {
        throw failure(": " + word + " out of range");
      }
      return n;
    }

    private int fraction() {
      boolean marked = at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == ',');
      if (!micros && !(marked && isDigit(at + 1))) {
        return 0;
      }
      int start = at;
      int end = at + 1;
      while (isDigit(end) && (!micros || end < start + 7)) {
        end++;
      }
      if (micros && (!marked || end != start + 7)) {
        throw mismatch(".000000", start);
      }
      at = end;
      int digits = Math.min(end - start - 1, FRACTION_DIGITS_MAX);
      int nanos = Integer.parseInt(text, start + 1, start + 1 + digits, 10);
      for (int i = digits; i < FRACTION_DIGITS_MAX; i++) {
        nanos *= 10;
      }
      return nanos;
    }

    private int zone() {
      if (text.startsWith("Z", at)) {
        at++;
        return 0;
      }
      int start = at;
      if (text.length() < start + 6
          || text.charAt(start + 3) != ':'
          || !(isDigit(start + 1) && isDigit(start + 2))
          || !(isDigit(start + 4) && isDigit(start + 5))
          || "+-".indexOf(text.charAt(start)) < 0) {
        throw mismatch("Z07:00", start);
      }
      at += 6;
      int hours = Integer.parseInt(text, start + 1, start + 3, 10);
      int minutes = Integer.parseInt(text, start + 4, start + 6, 10);
      if (hours > 24) {
        throw failure(": time zone offset hour out of range");
      }
      if (minutes > 60) {
        throw failure(": time zone offset minute out of range");
      }
      int offset = (hours * 60 + minutes) * 60;
      return text.charAt(start) == '-' ? -offset : offset;
    }

    private boolean isDigit(int i) {
      return i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }

    private IllegalArgumentException mismatch(String element, int start) {
      return new IllegalArgumentException(
          "parsing time "
              + quote(text)
              + " as "
              + quote(layout)
              + ": cannot parse "
              + quote(text.substring(Math.min(start, text.length())))
              + " as "
              + quote(element));
    }

    private IllegalArgumentException failure(String what) {
      return new IllegalArgumentException("parsing time " + quote(text) + what);
    }
  }

  /** Quotes as Go's {@code time} does, which knows only bytes beyond ASCII. */
  static String quote(String s) {
    StringBuilder quoted = new StringBuilder(s.length() + 2).append('"');
    for (byte b : s.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
      if (b < ' ') {
        quoted.append(String.format("\\x%02x", b & 0xff));
      } else {
        quoted.append(b == '"' || b == '\\' ? "\\" : "").append((char) b);
      }
    }
    return quoted.append('"').toString();
  }
}
