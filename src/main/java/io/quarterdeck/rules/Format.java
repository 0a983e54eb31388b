package io.quarterdeck.rules;

import java.util.List;

/** A form that a string must have. */
@FunctionalInterface
public interface Format {
  /**
   * Returns what is wrong with {@code value}, in kube-apiserver's words and order; empty if
   * nothing.
   */
  List<String> check(String value);

  /** Tells whether nothing is wrong with {@code value}. */
  default boolean accepts(String value) {
    return check(value).isEmpty();
  }
}
