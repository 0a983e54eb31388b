package io.quarterdeck.merge.fields;

/** Which fields an endpoint can own; the others it resets, so nobody gets them there. */
@FunctionalInterface
public interface FieldFilter {
  FieldFilter ALL = set -> set;

  /** Returns the part of {@code set} that the endpoint can own. */
  FieldSet apply(FieldSet set);

  /** Returns the filter that takes out {@code reset} with all that is below it. */
  static FieldFilter without(FieldSet reset) {
    return reset.isEmpty() ? ALL : set -> set.withoutAllBelow(reset);
  }
}
