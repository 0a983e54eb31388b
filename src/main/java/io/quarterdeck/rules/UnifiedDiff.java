package io.quarterdeck.rules;

import io.quarterdeck.rules.LineMatches.Run;
import java.util.ArrayList;
import java.util.List;

/** Shows where two texts differ, in the form of {@code diff -u} without the names of files. */
public final class UnifiedDiff {
  private static final int CONTEXT = 3;

  /** The most lines that are compared; finding what they share takes their square at worst. */
  private static final int MOST_LINES = 5_000;

  /** A part that differs: lines of the old text that become lines of the new one. */
  private record Edit(int fromOld, int toOld, int fromNew, int toNew) {}

  private final List<String> old;
  private final List<String> now;
  private final StringBuilder text = new StringBuilder();

  private UnifiedDiff(List<String> old, List<String> now) {
    this.old = old;
    this.now = now;
  }

  /** Returns the differences; empty if there are none or the texts are too long. */
  public static String of(String old, String now) {
    UnifiedDiff diff = new UnifiedDiff(List.of(old.split("\n")), List.of(now.split("\n")));
    if (diff.old.size() > MOST_LINES || diff.now.size() > MOST_LINES) {
      return "";
    }
    diff.write();
    return diff.text.toString();
  }

  private void write() {
    List<Edit> near = new ArrayList<>();
    for (Edit edit : edits()) {
      boolean far = !near.isEmpty() && edit.fromOld() - near.getLast().toOld() > 2 * CONTEXT;
      if (far) {
        hunk(near);
        near.clear();
      }
      near.add(edit);
    }
    if (!near.isEmpty()) {
      hunk(near);
    }
  }

  private List<Edit> edits() {
    List<Edit> edits = new ArrayList<>();
    int atOld = 0;
    int atNew = 0;
    List<Run> runs = new ArrayList<>(LineMatches.of(old, now));
    runs.add(new Run(old.size(), now.size(), 0));
    for (Run run : runs) {
      if (run.left() > atOld || run.right() > atNew) {
        edits.add(new Edit(atOld, run.left(), atNew, run.right()));
      }
      atOld = run.left() + run.length();
      atNew = run.right() + run.length();
    }
    return edits;
  }

  /** Writes edits that share their context. */
  private void hunk(List<Edit> edits) {
    Edit first = edits.getFirst();
    Edit last = edits.getLast();
    int before = Math.min(CONTEXT, first.fromOld());
    int after = Math.min(CONTEXT, old.size() - last.toOld());
    text.append("@@ -")
        .append(range(first.fromOld() - before, last.toOld() + after))
        .append(" +")
        .append(range(first.fromNew() - before, last.toNew() + after))
        .append(" @@\n");
    int at = first.fromOld() - before;
    for (Edit edit : edits) {
      lines(' ', old, at, edit.fromOld());
      lines('-', old, edit.fromOld(), edit.toOld());
      lines('+', now, edit.fromNew(), edit.toNew());
      at = edit.toOld();
    }
    lines(' ', old, at, last.toOld() + after);
  }

  private static String range(int from, int to) {
    int length = to - from;
    int first = length == 0 ? from : from + 1;
    return length == 1 ? Integer.toString(first) : first + "," + length;
  }

  private void lines(char sign, List<String> of, int from, int to) {
    of.subList(from, to).forEach(line -> text.append(sign).append(line).append('\n'));
  }
}
