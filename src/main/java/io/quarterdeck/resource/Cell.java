package io.quarterdeck.resource;

import io.quarterdeck.object.Value;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/**
 * One cell of a table row: known once the object is, or counted from the clock when it is shown.
 */
public sealed interface Cell {
  /** Returns what the cell shows at {@code now}. */
  Value at(Instant now);

  /** A cell that does not change while its object does not. */
  record Fixed(Value value) implements Cell {
    @Override
    public Value at(Instant now) {
      return value;
    }
  }

  /** A cell that shows how long ago something was. */
  record Elapsed(String before, Instant since, String after) implements Cell {
    @Override
    public Value at(Instant now) {
      return Value.of(before + HumanDuration.of(Duration.between(since, now)) + after);
    }
  }

  static Cell of(String text) {
    return new Fixed(Value.of(text));
  }

  static Cell of(long number) {
    return new Fixed(Value.of(number));
  }

  static Cell of(boolean truth) {
    return new Fixed(Value.of(truth));
  }

  /**
   * Returns the age of what happened at {@code time}, as metav1.Time or MicroTime write it; {@code
   * <unknown>} if that is "" or no time.
   */
  static Cell since(String time) {
    return since("", time, "");
  }

  /** Returns an age with {@code before} and {@code after} around it. */
  static Cell since(String before, String time, String after) {
    if (time.isEmpty()) {
      return of(before + "<unknown>" + after);
    }
    try {
      return new Elapsed(before, Instant.parse(time), after);
    } catch (DateTimeException e) {
      return of(before + "<unknown>" + after);
    }
  }
}
