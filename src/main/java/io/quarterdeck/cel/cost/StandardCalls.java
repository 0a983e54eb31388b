package io.quarterdeck.cel.cost;

import static io.quarterdeck.cel.cost.CallCost.PER_CHARACTER;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What calls of CEL's own functions cost: nearly all one unit, whatever their operands. */
final class StandardCalls {
  private StandardCalls() {}

  /** Returns the cost of the function's overload. */
  static CallCost cost(String overload, @Nullable Operand target, List<Operand> arguments) {
    return switch (overload) {
      case "string_format" -> target == null ? CallCost.ONE : CallCost.reading(target.size());
      case "string_to_bytes" -> converted(arguments, s -> new Range(s.min(), times4(s.max())));
      case "bytes_to_string" -> converted(arguments, s -> new Range(s.min() / 4, s.max()));
      case "strings_quote" ->
          converted(arguments, s -> s.times(new Range(1, 2)).plus(Range.fixed(2)));
      case "starts_with_string", "ends_with_string" -> CallCost.reading(size(arguments, 0));
      case "in_list" -> CallCost.of(size(arguments, 1));
      case "matches_string" ->
          target == null
              ? CallCost.ONE
              : CallCost.of(CallCost.matching(target.size(), size(arguments, 0)));
      case "contains_string" ->
          target == null
              ? CallCost.ONE
              : CallCost.of(
                  target
                      .size()
                      .times(PER_CHARACTER)
                      .times(size(arguments, 0).times(PER_CHARACTER)));
      case "logical_and", "logical_or" -> CallCost.of(Range.NOTHING);
      case "conditional" -> new CallCost(Range.NOTHING, size(arguments, 1).or(size(arguments, 2)));
      case "add_list" -> new CallCost(Range.ONE, size(arguments, 0).plus(size(arguments, 1)));
      case "add_string", "add_bytes" -> {
        Range result = size(arguments, 0).plus(size(arguments, 1));
        yield new CallCost(result.times(PER_CHARACTER), result);
      }
      case "less_string",
          "greater_string",
          "less_equals_string",
          "greater_equals_string",
          "less_bytes",
          "greater_bytes",
          "less_equals_bytes",
          "greater_equals_bytes",
          "equals",
          "not_equals" ->
          comparison(size(arguments, 0), size(arguments, 1));
      default -> CallCost.ONE;
    };
  }

  private interface Conversion {
    Range of(Range size);
  }

  private static CallCost converted(List<Operand> arguments, Conversion conversion) {
    Range size = size(arguments, 0);
    return new CallCost(size.times(PER_CHARACTER), conversion.of(size));
  }

  /** Two values are compared up to the end of the shorter one. */
  private static CallCost comparison(Range left, Range right) {
    long shorter = Math.min(left.max(), right.max());
    return CallCost.reading(new Range(shorter > 0 ? 1 : 0, shorter));
  }

  private static long times4(long n) {
    return n > Long.MAX_VALUE / 4 ? Long.MAX_VALUE : n * 4;
  }

  static Range size(List<Operand> arguments, int i) {
    return i < arguments.size() ? arguments.get(i).size() : Range.UNKNOWN;
  }
}
