package io.quarterdeck.builtin.pod;

import io.quarterdeck.object.MapValue;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.status.GoText;
import java.util.TreeSet;

/**
 * Shows a reader where two objects differ, below a message that something may not change. For eyes
 * only: upstream prints a unified diff of Go values there, and says that its form is not stable.
 */
public final class SpecDiff {
  private SpecDiff() {}

  /** Returns the fields that differ, old lines with a minus, new ones with a plus. */
  public static String of(MapValue old, MapValue now) {
    TreeSet<String> names = new TreeSet<>(old.keys());
    names.addAll(now.keys());
    StringBuilder diff = new StringBuilder("@@ -1 +1 @@\n");
    for (String name : names) {
      if (!Fields.same(old.find(name), now.find(name))) {
        line(diff, '-', name, old);
        line(diff, '+', name, now);
      }
    }
    return diff.toString();
  }

  private static void line(StringBuilder diff, char sign, String name, MapValue map) {
    if (map.has(name)) {
      diff.append(sign)
          .append(' ')
          .append(name)
          .append(": ")
          .append(GoText.show(map.find(name)))
          .append('\n');
    }
  }
}
