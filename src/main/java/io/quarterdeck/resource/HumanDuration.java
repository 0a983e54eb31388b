package io.quarterdeck.resource;

import java.time.Duration;

/**
 * Durations as {@code kubectl get} shows them: two or three significant figures ({@code
 * apimachinery/pkg/util/duration.HumanDuration}).
 */
public final class HumanDuration {
  private static final int DAY_HOURS = 24;
  private static final int YEAR_HOURS = 365 * DAY_HOURS;

  private HumanDuration() {}

  /**
   * Returns the text of {@code d}. Up to two seconds below zero count as no time at all, for clocks
   * differ; more is {@code <invalid>}.
   */
  public static String of(Duration d) {
    // Go truncates towards zero, Java's seconds are the floor.
    long seconds = d.isNegative() ? -d.negated().toSeconds() : d.toSeconds();
    if (seconds < -1) {
      return "<invalid>";
    }
    if (seconds < 120) {
      return Math.max(seconds, 0) + "s";
    }
    long minutes = seconds / 60;
    if (minutes < 10) {
      return pair(minutes, "m", seconds % 60, "s");
    }
    return minutes < 180 ? minutes + "m" : ofHours(minutes / 60, minutes % 60);
  }

  private static String ofHours(long hours, long minutes) {
    if (hours < 8) {
      return pair(hours, "h", minutes, "m");
    }
    if (hours < 2 * DAY_HOURS) {
      return hours + "h";
    }
    long days = hours / DAY_HOURS;
    if (hours < 8 * DAY_HOURS) {
      return pair(days, "d", hours % DAY_HOURS, "h");
    }
    if (hours < 2 * YEAR_HOURS) {
      return days + "d";
    }
    long years = hours / YEAR_HOURS;
    return hours < 8 * YEAR_HOURS ? pair(years, "y", days % 365, "d") : years + "y";
  }

  private static String pair(long large, String largeUnit, long small, String smallUnit) {
    return large + largeUnit + (small == 0 ? "" : small + smallUnit);
  }
}
