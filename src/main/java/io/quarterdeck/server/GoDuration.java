package io.quarterdeck.server;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations in Go's notation (time.ParseDuration), as flags have them. */
public final class GoDuration {
  private static final Pattern PART =
      Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)(ns|us|µs|μs|ms|s|m|h)");

  private GoDuration() {}

  /**
   * @throws IllegalArgumentException if {@code text} is no duration
   */
  public static Duration parse(String text) {
    boolean negative = text.startsWith("-");
    String digits = negative || text.startsWith("+") ? text.substring(1) : text;
    if (digits.equals("0")) {
      return Duration.ZERO;
    }
    Matcher part = PART.matcher(digits);
    long nanos = 0;
    int end = 0;
    while (part.find() && part.start() == end) {
      nanos = Math.addExact(nanos, nanos(new BigDecimal(part.group(1)), part.group(2)));
      end = part.end();
    }
    if (end == 0 || end < digits.length()) {
      throw new IllegalArgumentException("invalid duration \"" + text + "\"");
    }
    return Duration.ofNanos(negative ? -nanos : nanos);
  }

  private static long nanos(BigDecimal count, String unit) {
    long each =
        switch (unit) {
          case "ns" -> 1L;
          case "ms" -> 1_000_000L;
          case "s" -> 1_000_000_000L;
          case "m" -> 60_000_000_000L;
          case "h" -> 3_600_000_000_000L;
          default -> 1_000L;
        };
    return count.multiply(BigDecimal.valueOf(each)).setScale(0, RoundingMode.DOWN).longValueExact();
  }
}
