package io.quarterdeck.cel.cost;

import org.jspecify.annotations.Nullable;

/**
 * What a call may cost besides its operands.
 *
 * @param result how large its result may be; null if that is not known
 */
record CallCost(Range cost, @Nullable Range result) {
  /** Characters of a string are looked at ten for one unit. */
  static final double PER_CHARACTER = 0.1;

  /** One unit for four characters of a regular expression, and each character of the text. */
  static final double PER_PATTERN_CHARACTER = 0.25;

  static final long NEW_LIST = 10;
  static final long NEW_MAP = 30;
  static final long NEW_OBJECT = 40;
  static final CallCost ONE = of(Range.ONE);

  static CallCost of(Range cost) {
    return new CallCost(cost, null);
  }

  /** Of reading a string once. */
  static CallCost reading(Range text) {
    return of(text.times(PER_CHARACTER));
  }

  /** Of applying a regular expression; one more than the text's length, which may be nothing. */
  static Range matching(Range text, Range pattern) {
    return text.plus(Range.ONE).times(PER_CHARACTER).times(pattern.times(PER_PATTERN_CHARACTER));
  }
}
