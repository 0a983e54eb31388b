package io.quarterdeck.cel;

import dev.cel.common.CelIssue;
import dev.cel.common.CelSource;
import dev.cel.common.CelSourceLocation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes what is wrong with an expression as cel-go does: where, what, the line, and a mark below
 * it. What the words are is not decided here.
 */
final class Issues {
  static final int ISSUES_MAX = 100; // more are only counted
  private static final int SNIPPET_MAX = 16 * 1024; // bytes; longer lines are not shown
  private static final Comparator<CelIssue> BY_PLACE =
      Comparator.comparing(
          CelIssue::getSourceLocation,
          Comparator.comparingInt(CelSourceLocation::getLine)
              .thenComparingInt(CelSourceLocation::getColumn));

  private Issues() {}

  /**
   * Returns the issues by their places, one after another.
   *
   * @param more how many there are besides
   */
  static String show(List<CelIssue> issues, int more, CelSource source) {
    List<CelIssue> shown = new ArrayList<>(issues);
    shown.sort(BY_PLACE);
    String text = shown.stream().map(i -> show(i, source)).collect(Collectors.joining("\n"));
    return more > 0 ? text + "\n" + more + " more errors were truncated" : text;
  }

  private static String show(CelIssue issue, CelSource source) {
    CelSourceLocation at = issue.getSourceLocation();
    if (source.getContent().isEmpty()) {
      return "ERROR: <input>:1:0: " + issue.getMessage(); // where there is no line to show
    }
    String head =
        "ERROR: <input>:" + at.getLine() + ":" + (at.getColumn() + 1) + ": " + issue.getMessage();
    if (at.getLine() < 1) {
      return head;
    }
    String line = source.getSnippet(at.getLine()).orElse("").replace('\t', ' ');
    return line.length() > SNIPPET_MAX
        ? head
        : head + "\n | " + line + "\n | " + mark(line, at.getColumn());
  }

  /** Dots up to the column and an arrow in it; both are wide below characters beyond ASCII. */
  private static String mark(String line, int column) {
    int[] characters = line.codePoints().limit(column + 1L).toArray();
    StringBuilder mark = new StringBuilder();
    for (int i = 0; i < Math.min(column, characters.length); i++) {
      mark.append(isWide(characters[i]) ? '\uff0e' : '.');
    }
    boolean wide = column < characters.length && isWide(characters[column]);
    return mark.append(wide ? '\uff3e' : '^').toString();
  }

  private static boolean isWide(int character) {
    return character > 0x7f;
  }
}
