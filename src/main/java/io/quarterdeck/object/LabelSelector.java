package io.quarterdeck.object;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A label selector: every requirement must hold ({@code k8s.io/apimachinery/pkg/labels}). */
public record LabelSelector(List<Requirement> requirements) {
  public static final LabelSelector EVERYTHING = new LabelSelector(List.of());

  /** The operators of a requirement. */
  public enum Operator {
    EQUALS,
    NOT_EQUALS,
    IN,
    NOT_IN,
    EXISTS,
    NOT_EXISTS,
    GREATER_THAN,
    LESS_THAN
  }

  /** One requirement on the label {@code key}. */
  public record Requirement(String key, Operator operator, Set<String> values) {
    boolean matches(@Nullable String value) {
      return switch (operator) {
        case EQUALS, IN -> value != null && values.contains(value);
        case NOT_EQUALS, NOT_IN -> value == null || !values.contains(value);
        case EXISTS -> value != null;
        case NOT_EXISTS -> value == null;
        case GREATER_THAN -> compare(value) > 0;
        case LESS_THAN -> compare(value) < 0;
      };
    }

    /**
     * Returns the sign of value - bound; 0, which matches neither operator, if the label is no
     * integer.
     */
    private int compare(@Nullable String value) {
      if (value == null) {
        return 0;
      }
      try {
        return Long.compare(Long.parseLong(value), Long.parseLong(values.iterator().next()));
      } catch (NumberFormatException e) {
        return 0;
      }
    }
  }

  /** Tells whether every requirement holds for the labels that {@code valueOf} gives. */
  public boolean matches(Function<String, @Nullable String> valueOf) {
    for (Requirement requirement : requirements) {
      if (!requirement.matches(valueOf.apply(requirement.key()))) {
        return false;
      }
    }
    return true;
  }

  public boolean isEverything() {
    return requirements.isEmpty();
  }

  /** Returns the one value that {@code key} must have, if a requirement says so. */
  public Optional<String> required(String key) {
    return requirements.stream()
        .filter(r -> r.key().equals(key) && r.values().size() == 1)
        .filter(r -> r.operator() == Operator.EQUALS || r.operator() == Operator.IN)
        .map(r -> r.values().iterator().next())
        .findFirst();
  }
}
