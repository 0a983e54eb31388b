package io.quarterdeck.object;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A field selector: every term must hold ({@code k8s.io/apimachinery/pkg/fields}). */
public record FieldSelector(List<Term> terms) {
  public static final FieldSelector EVERYTHING = new FieldSelector(List.of());

  /**
   * One term.
   *
   * @param negated whether it is {@code !=}
   */
  public record Term(String field, String value, boolean negated) {}

  /** Tells whether every term holds for the fields that {@code valueOf} gives. */
  public boolean matches(Function<String, String> valueOf) {
    for (Term term : terms) {
      if (valueOf.apply(term.field()).equals(term.value()) == term.negated()) {
        return false;
      }
    }
    return true;
  }

  public boolean isEverything() {
    return terms.isEmpty();
  }

  /** Returns the value that {@code field} must have, if a term says so. */
  public Optional<String> required(String field) {
    return terms.stream()
        .filter(t -> !t.negated() && t.field().equals(field))
        .map(Term::value)
        .findFirst();
  }
}
