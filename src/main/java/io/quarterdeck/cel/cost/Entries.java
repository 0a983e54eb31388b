package io.quarterdeck.cel.cost;

/**
 * How large the parts of a list or map may be that the expression makes.
 *
 * @param list whether it is a list, whose keys are its indices
 */
record Entries(boolean list, Range key, Range value) {
  Entries or(Entries other) {
    return new Entries(list, key.or(other.key), value.or(other.value));
  }
}
