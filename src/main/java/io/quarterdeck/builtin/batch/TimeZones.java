package io.quarterdeck.builtin.batch;

import io.quarterdeck.rules.Chars;
import io.quarterdeck.rules.Fields;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Knows the names of the IANA time zone database, as a file system holds them: case counts, and a
 * region is a directory. What a zone's time is does not matter here.
 */
final class TimeZones {
  private static final int PART_MAX = 14; // theory.html of the database: a file name's length
  private static final List<String> OLD_NAMES = List.of("EST", "HST", "MST", "ROC", "Factory");
  private static final Set<String> NAMES = names();
  private static final Set<String> REGIONS = regions();

  private TimeZones() {}

  private static Set<String> names() {
    Set<String> names = new HashSet<>(ZoneId.getAvailableZoneIds());
    names.removeIf(name -> name.startsWith("SystemV/")); // Java's own
    names.addAll(OLD_NAMES); // which Java has under other names
    return Set.copyOf(names);
  }

  private static Set<String> regions() {
    Set<String> regions = new HashSet<>();
    for (String name : NAMES) {
      for (int at = name.indexOf('/'); at >= 0; at = name.indexOf('/', at + 1)) {
        regions.add(name.substring(0, at));
      }
    }
    return Set.copyOf(regions);
  }

  /** Returns why there is no such zone, as Go's {@code time.LoadLocation} says; "" if there is. */
  static String problem(String name) {
    if (name.isEmpty() || name.equals("Local") || NAMES.contains(name)) {
      return "";
    }
    if (name.contains("..") || name.startsWith("/") || name.startsWith("\\")) {
      return "time: invalid location name";
    }
    if (REGIONS.contains(name)) {
      return "is a directory";
    }
    for (int at = name.indexOf('/'); at >= 0; at = name.indexOf('/', at + 1)) {
      if (NAMES.contains(name.substring(0, at))) {
        return "not a directory";
      }
    }
    return "unknown time zone " + name;
  }

  /** Checks the field {@code timeZone} if it is there. */
  static void check(Fields spec) {
    if (!spec.has("timeZone")) {
      return;
    }
    String name = spec.string("timeZone");
    if (name.isEmpty()) {
      spec.invalid("timeZone", "timeZone must be nil or non-empty string");
    } else if (!isName(name)) {
      spec.invalid("timeZone", "unknown time zone " + name);
    } else {
      checkName(spec, name);
    }
  }

  private static void checkName(Fields spec, String name) {
    if (name.equalsIgnoreCase("Local")) {
      spec.invalid(
          "timeZone",
          "timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones");
    }
    String problem = problem(name);
    if (!problem.isEmpty()) {
      spec.invalid("timeZone", problem);
    }
  }

  private static boolean isName(String name) {
    for (String part : name.split("/", -1)) {
      boolean dots = part.equals(".") || part.equals("..");
      if (dots || part.isEmpty() || part.startsWith("-") || part.length() > PART_MAX) {
        return false;
      }
      if (!part.chars().allMatch(c -> Chars.isAlphanumeric((char) c) || "._+-".indexOf(c) >= 0)) {
        return false;
      }
    }
    return true;
  }
}
