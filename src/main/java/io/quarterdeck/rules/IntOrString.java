package io.quarterdeck.rules;

import io.quarterdeck.object.IntValue;
import io.quarterdeck.object.StringValue;
import io.quarterdeck.object.Value;
import org.jspecify.annotations.Nullable;

/** Checks fields that hold a number or a string ({@code intstr.IntOrString}). */
public final class IntOrString {
  private static final int PERCENT_MAX = 100;
  private static final int DIGITS_MAX = 18; // of a long

  private IntOrString() {}

  /** A port's number or its name. */
  public static boolean port(Fields fields, String name) {
    return fields.value(name) instanceof StringValue
        ? fields.form(name, Formats.PORT_NAME)
        : fields.port(name);
  }

  /** A number that is not negative, or a percentage. */
  public static boolean nonNegativeOrPercent(Fields fields, String name) {
    return fields.value(name) instanceof StringValue
        ? fields.form(name, Formats.PERCENT)
        : fields.nonNegative(name);
  }

  /** Adds {@code must not be greater than 100%} if the field is a greater percentage. */
  public static boolean notMoreThan100Percent(Fields fields, String name) {
    Value v = fields.value(name);
    if (!(v instanceof StringValue s)
        || !Formats.PERCENT.accepts(s.value())
        || percent(s.value()) <= PERCENT_MAX) {
      return true;
    }
    return fields.invalid(name, v, "must not be greater than 100%");
  }

  /** Returns the number, also one in quotes, or the percentage's number; 0 if it is neither. */
  public static long numberOrPercent(@Nullable Value v) {
    return switch (v) {
      case IntValue n -> n.value();
      case StringValue s when Formats.PERCENT.accepts(s.value()) -> percent(s.value());
      case StringValue s when isShortNumber(s.value()) -> Long.parseLong(s.value());
      case null, default -> 0;
    };
  }

  private static boolean isShortNumber(String s) {
    return Chars.isDigits(s, s.length()) && s.length() <= DIGITS_MAX;
  }

  private static long percent(String s) {
    return s.length() > 10 ? Integer.MAX_VALUE : Long.parseLong(s, 0, s.length() - 1, 10);
  }
}
