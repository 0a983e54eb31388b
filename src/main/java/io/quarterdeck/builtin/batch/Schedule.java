package io.quarterdeck.builtin.batch;

import io.quarterdeck.object.GoDuration;
import io.quarterdeck.rules.Chars;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * The grammar of cron schedules: five fields, or {@code @} and a name, perhaps after a time zone;
 * what github.com/robfig/cron v3 takes, with its messages. Says only whether a schedule is right,
 * not when it strikes.
 */
final class Schedule {
  private static final Set<String> NAMED =
      Set.of("@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly");
  private static final String EVERY = "@every ";
  private static final List<Bounds> FIELDS =
      List.of(
          new Bounds(0, 59, List.of()),
          new Bounds(0, 23, List.of()),
          new Bounds(1, 31, List.of()),
          new Bounds(
              1,
              12,
              List.of(
                  "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                  "dec")),
          new Bounds(0, 6, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat")));

  /** The numbers a field may hold, and their names from the lowest on. */
  private record Bounds(long min, long max, List<String> names) {}

  private Schedule() {}

  /**
   * Checks a schedule.
   *
   * @throws IllegalArgumentException that says what is wrong with it
   */
  static void check(String schedule) {
    if (schedule.isEmpty()) {
      throw new IllegalArgumentException("empty spec string");
    }
    boolean zoned = schedule.startsWith("TZ=") || schedule.startsWith("CRON_TZ=");
    String spec = zoned ? afterZone(schedule) : schedule;
    if (spec.startsWith("@")) {
      checkDescriptor(spec);
      return;
    }
    List<String> fields = words(spec);
    if (fields.size() != FIELDS.size()) {
      String shown = "[" + String.join(" ", fields) + "]";
      throw new IllegalArgumentException(
          "expected exactly 5 fields, found " + fields.size() + ": " + shown);
    }
    for (int i = 0; i < FIELDS.size(); i++) {
      checkField(fields.get(i), FIELDS.get(i));
    }
  }

  private static String afterZone(String schedule) {
    int space = schedule.indexOf(' ');
    if (space < 0) { // upstream's parser falls over here
      throw new IllegalArgumentException(
          "invalid schedule format: runtime error: slice bounds out of range [:-1]");
    }
    String zone = schedule.substring(schedule.indexOf('=') + 1, space);
    String problem = TimeZones.problem(zone);
    if (!problem.isEmpty()) {
      throw new IllegalArgumentException("provided bad location " + zone + ": " + problem);
    }
    return Chars.trim(schedule.substring(space));
  }

  private static void checkDescriptor(String spec) {
    if (NAMED.contains(spec)) {
      return;
    }
    if (!spec.startsWith(EVERY)) {
      throw new IllegalArgumentException("unrecognized descriptor: " + spec);
    }
    try {
      GoDuration.parse(spec.substring(EVERY.length()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "failed to parse duration " + spec + ": " + e.getMessage(), e);
    }
  }

  private static List<String> words(String spec) {
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= spec.length(); i++) {
      if (i == spec.length() || Chars.isSpace(spec.charAt(i))) {
        if (i > start) {
          words.add(spec.substring(start, i));
        }
        start = i + 1;
      }
    }
    return words;
  }

  private static void checkField(String field, Bounds bounds) {
    StringTokenizer ranges = new StringTokenizer(field, ",");
    while (ranges.hasMoreTokens()) {
      checkRange(ranges.nextToken(), bounds);
    }
  }

  private static void checkRange(String range, Bounds bounds) {
    String[] steps = range.split("/", -1);
    String[] ends = steps[0].split("-", -1);
    long start = bounds.min();
    long end = bounds.max();
    if (!ends[0].equals("*") && !ends[0].equals("?")) {
      start = number(ends[0], bounds);
      if (ends.length > 2) {
        throw new IllegalArgumentException("too many hyphens: " + range);
      }
      end = ends.length == 1 ? start : number(ends[1], bounds);
    }
    if (steps.length > 2) {
      throw new IllegalArgumentException("too many slashes: " + range);
    }
    long step = steps.length == 1 ? 1 : number(steps[1]);
    boolean open = steps.length == 2 && ends.length == 1; // from a number on
    checkLimits(range, bounds, start, open ? bounds.max() : end);
    if (step == 0) {
      throw new IllegalArgumentException("step of range should be a positive number: " + range);
    }
  }

  private static void checkLimits(String range, Bounds bounds, long start, long end) {
    String wrong = "";
    if (start < bounds.min()) {
      wrong = "beginning of range (" + start + ") below minimum (" + bounds.min() + "): ";
    } else if (end > bounds.max()) {
      wrong = "end of range (" + end + ") above maximum (" + bounds.max() + "): ";
    } else if (start > end) {
      wrong = "beginning of range (" + start + ") beyond end of range (" + end + "): ";
    }
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(wrong + range);
    }
  }

  private static long number(String text, Bounds bounds) {
    int name = bounds.names().indexOf(text.toLowerCase(Locale.ROOT));
    return name >= 0 ? bounds.min() + name : number(text);
  }

  private static long number(String text) {
    long number;
    try {
      number = Atoi.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "failed to parse int from " + text + ": " + e.getMessage(), e);
    }
    if (number < 0) {
      throw new IllegalArgumentException("negative number (" + number + ") not allowed: " + text);
    }
    return number;
  }
}
