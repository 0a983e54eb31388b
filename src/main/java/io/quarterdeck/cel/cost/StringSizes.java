package io.quarterdeck.cel.cost;

import static io.quarterdeck.cel.cost.CallCost.PER_CHARACTER;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.List;

/** How long strings may get that are put together of others. */
final class StringSizes {
  private StringSizes() {}

  /**
   * Of a text in which each {@code part} is replaced: as many of the shortest parts as fit by the
   * longest replacement, and the reverse. Nothing is found between all characters and at both ends.
   */
  static CallCost replaced(Range text, Range part, Range by) {
    long most = 0;
    long mostKept = 0;
    if (part.min() == 0) {
      most = Range.sum(text.max(), 1);
      mostKept = text.max();
    } else if (by.max() <= part.min()) {
      mostKept = text.max();
    } else {
      most = ceil(text.max(), part.min());
    }
    long least = 0;
    long leastKept = 0;
    if (part.max() == 0) {
      least = Range.sum(text.min(), 1);
      leastKept = text.min();
    } else if (part.max() <= by.min()) {
      leastKept = text.min();
    } else {
      least = ceil(text.min(), part.max());
    }
    Range size = new Range(least, most).times(by).plus(new Range(leastKept, mostKept));
    return new CallCost(text.times(2 * PER_CHARACTER), size);
  }

  private static long ceil(long n, long by) {
    return (long) Math.ceil((double) n / by);
  }

  /** Of the parts of a text: no more than it has characters, or than the limit says. */
  static CallCost split(Range text, List<Operand> arguments) {
    long max = text.max();
    if (arguments.size() > 1) {
      CelExpr limit = arguments.get(1).expression();
      if (limit.getKind() == CelExpr.ExprKind.Kind.CONSTANT
          && limit.constant().getKind() == CelConstant.Kind.INT64_VALUE) {
        long parts = limit.constant().int64Value();
        max = parts < 0 ? Long.MAX_VALUE : parts;
      }
    }
    return new CallCost(text.times(2 * PER_CHARACTER), new Range(0, max));
  }

  /** Of the items of a list with a separator between them. */
  static CallCost joined(Range list, Range item, List<Operand> arguments) {
    Range size = list.times(item);
    if (!arguments.isEmpty()) {
      Range separators = new Range(Math.max(0, list.min() - 1), Math.max(0, list.max() - 1));
      size = size.plus(arguments.getFirst().size().times(separators));
    }
    return new CallCost(size.times(PER_CHARACTER), size);
  }
}
