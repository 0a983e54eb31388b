package io.quarterdeck.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks a list of {@code metav1.Condition}. */
public final class Conditions {
  private static final Choices STATUSES = Choices.of("True", "False", "Unknown");
  private static final int REASON_MAX = 1024;
  private static final int MESSAGE_MAX = 32 * 1024;
  private static final String REASON_MESSAGE =
      Formats.pattern(
          "a condition reason must start with alphabetic character, optionally followed by a string"
              + " of alphanumeric characters or '_,:', and must end with an alphanumeric character"
              + " or '_'",
          "[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?",
          "my_name",
          "MY_NAME",
          "MyName",
          "ReasonA,ReasonB",
          "ReasonA:ReasonB");

  /** The reason of a condition: CamelCase, by convention. */
  public static final Format REASON = v -> isReason(v) ? List.of() : List.of(REASON_MESSAGE);

  private Conditions() {}

  /** Checks the conditions in the field {@code name}: each, and that no type stands twice. */
  public static void check(Fields parent, String name) {
    Set<String> types = new HashSet<>();
    for (Fields condition : parent.each(name)) {
      if (!types.add(condition.string("type"))) {
        condition.duplicate("type", condition.string("type"));
      }
      check(condition);
    }
  }

  private static void check(Fields condition) {
    condition.form("type", Formats.LABEL_KEY);
    condition.oneOf("status", STATUSES);
    if (condition.integer("observedGeneration") < 0) {
      condition.invalid("observedGeneration", "must be greater than or equal to zero");
    }
    condition.required("lastTransitionTime");
    if (condition.required("reason")) {
      condition.form("reason", REASON);
      if (Chars.length(condition.string("reason")) > REASON_MAX) {
        condition.errors().tooLong(condition.at("reason"), REASON_MAX);
      }
    }
    if (Chars.length(condition.string("message")) > MESSAGE_MAX) {
      condition.errors().tooLong(condition.at("message"), MESSAGE_MAX);
    }
  }

  private static boolean isReason(String s) {
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (!Chars.isAlphanumeric(c) && c != '_' && c != ',' && c != ':') {
        return false;
      }
    }
    return !s.isEmpty()
        && Chars.isLetter(s.charAt(0))
        && s.charAt(s.length() - 1) != ','
        && s.charAt(s.length() - 1) != ':';
  }
}
