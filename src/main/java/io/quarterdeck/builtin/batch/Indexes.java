package io.quarterdeck.builtin.batch;

import io.quarterdeck.status.GoText;
import java.util.ArrayList;
import java.util.List;

/**
 * Sets of a job's indexes as text, {@code 1,3-5,7}: rising intervals below the number of
 * completions.
 */
final class Indexes {
  private record Interval(long first, long last) {}

  private Indexes() {}

  /**
   * Returns how many indexes the text names.
   *
   * @throws IllegalArgumentException that says what is wrong with it
   */
  static long count(String text, long completions) {
    long total = 0;
    long last = -1;
    for (String part : parts(text)) {
      Interval interval = parse(part, completions);
      if (last >= interval.first()) {
        throw notRising(last, interval.first());
      }
      total += interval.last() - interval.first() + 1;
      last = interval.last();
    }
    return total;
  }

  private static List<String> parts(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
  }

  private static Interval parse(String part, long completions) {
    String[] ends = part.split("-", -1);
    if (ends.length > 2) {
      throw new IllegalArgumentException(
          "the fragment "
              + GoText.quote(part)
              + " violates the requirement that an index interval can have at most two parts"
              + " separated by '-'");
    }
    long first = index(ends[0], completions);
    if (ends.length == 1) {
      return new Interval(first, first);
    }
    long last = index(ends[1], completions);
    if (first >= last) {
      throw notRising(first, last);
    }
    return new Interval(first, last);
  }

  private static long index(String text, long completions) {
    long index;
    try {
      index = Atoi.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "cannot convert string to integer for index: " + GoText.quote(text), e);
    }
    if (index >= completions) {
      throw new IllegalArgumentException("too large index: " + GoText.quote(text));
    }
    return index;
  }

  private static IllegalArgumentException notRising(long previous, long current) {
    return new IllegalArgumentException(
        "non-increasing order, previous: " + previous + ", current: " + current);
  }

  /** Returns the first index in both sets, found as upstream does; -1 if there is none. */
  static long overlap(String completed, String failed, long completions) {
    List<Interval> a = readable(completed, completions);
    List<Interval> b = readable(failed, completions);
    int i = 0;
    int j = 0;
    while (i < a.size() && j < b.size()) {
      Interval x = a.get(i);
      Interval y = b.get(j);
      if (x.first() <= y.last() && y.first() <= x.last()) {
        return Math.max(x.first(), y.first());
      }
      if (x.first() <= y.first()) {
        i++;
      } else {
        j++;
      }
    }
    return -1;
  }

  /** Intervals that are none are reported by {@link #count}, and passed over here. */
  private static List<Interval> readable(String text, long completions) {
    List<Interval> intervals = new ArrayList<>();
    for (String part : parts(text)) {
      try {
        intervals.add(parse(part, completions));
      } catch (IllegalArgumentException e) {
        continue;
      }
    }
    return intervals;
  }
}
