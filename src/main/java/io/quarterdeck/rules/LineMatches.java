package io.quarterdeck.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds what two texts have in common, line by line, as Python's difflib does, which Go's follows:
 * the longest run of equal lines, then the same before it and after it. In a long text, lines that
 * come often begin no run.
 */
final class LineMatches {
  /** From this length on, lines are too frequent that are more than one in a hundred. */
  private static final int LONG = 200;

  private static final int FREQUENT_SHARE = 100;

  /**
   * Lines that are equal: {@code length} from {@code left} on in the one text, from {@code right}
   * on in the other.
   */
  record Run(int left, int right, int length) {}

  private final List<String> left;
  private final List<String> right;
  private final Map<String, List<Integer>> places = new HashMap<>();
  private final List<Run> runs = new ArrayList<>();

  private LineMatches(List<String> left, List<String> right) {
    this.left = left;
    this.right = right;
    for (int i = 0; i < right.size(); i++) {
      places.computeIfAbsent(right.get(i), line -> new ArrayList<>()).add(i);
    }
    if (right.size() >= LONG) {
      int most = right.size() / FREQUENT_SHARE + 1;
      places.values().removeIf(where -> where.size() > most);
    }
  }

  /** Returns the runs in order; runs that touch each other are one. */
  static List<Run> of(List<String> left, List<String> right) {
    LineMatches matches = new LineMatches(left, right);
    matches.search(0, left.size(), 0, right.size());
    List<Run> joined = new ArrayList<>();
    for (Run run : matches.runs) {
      Run last = joined.isEmpty() ? new Run(-1, -1, 0) : joined.getLast();
      boolean touches =
          last.left() + last.length() == run.left() && last.right() + last.length() == run.right();
      if (touches) {
        joined.set(
            joined.size() - 1, new Run(last.left(), last.right(), last.length() + run.length()));
      } else {
        joined.add(run);
      }
    }
    return joined;
  }

  /** The depth is that of a binary search, unless the texts are made against it. */
  private void search(int fromLeft, int toLeft, int fromRight, int toRight) {
    Run run = longest(fromLeft, toLeft, fromRight, toRight);
    if (run.length() == 0) {
      return;
    }
    search(fromLeft, run.left(), fromRight, run.right());
    runs.add(run);
    search(run.left() + run.length(), toLeft, run.right() + run.length(), toRight);
  }

  private Run longest(int fromLeft, int toLeft, int fromRight, int toRight) {
    Run best = new Run(fromLeft, fromRight, 0);
    Map<Integer, Integer> lengths = Map.of(); // of runs that end on the line before, by their end
    for (int i = fromLeft; i < toLeft; i++) {
      Map<Integer, Integer> next = new HashMap<>();
      for (int j : places.getOrDefault(left.get(i), Collections.emptyList())) {
        if (j >= fromRight && j < toRight) {
          int length = lengths.getOrDefault(j - 1, 0) + 1;
          next.put(j, length);
          if (length > best.length()) {
            best = new Run(i - length + 1, j - length + 1, length);
          }
        }
      }
      lengths = next;
    }
    return grown(best, fromLeft, toLeft, fromRight, toRight);
  }

  /** Returns the run with equal lines on both sides that were too frequent to begin one. */
  private Run grown(Run run, int fromLeft, int toLeft, int fromRight, int toRight) {
    int before = 0;
    while (run.left() - before > fromLeft
        && run.right() - before > fromRight
        && left.get(run.left() - before - 1).equals(right.get(run.right() - before - 1))) {
      before++;
    }
    int end = run.length();
    while (run.left() + end < toLeft
        && run.right() + end < toRight
        && left.get(run.left() + end).equals(right.get(run.right() + end))) {
      end++;
    }
    return new Run(run.left() - before, run.right() - before, before + end);
  }
}
