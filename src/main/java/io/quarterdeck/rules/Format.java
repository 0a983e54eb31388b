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

  /** Returns the form whose messages are one, with {@code separator} between them. */
  default Format joined(String separator) {
    return value -> {
      List<String> wrong = check(value);
      return wrong.size() < 2 ? wrong : List.of(String.join(separator, wrong));
    };
  }

  /** Tells whether nothing is wrong with {@code value}. */
  default boolean accepts(String value) {
    return check(value).isEmpty();
  }
}
