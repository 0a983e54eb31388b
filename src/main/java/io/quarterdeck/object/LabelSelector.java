package io.quarterdeck.object;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A label selector: every requirement must hold ({@code k8s.io/apimachinery/pkg/labels}). It is
 * read from text by {@code rules.LabelSelectorParser}, which knows what keys and values may be.
 */
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

    /** Returns the value that the label must have; empty if it can have others or none. */
    public Optional<String> only() {
      boolean equality = operator == Operator.EQUALS || operator == Operator.IN;
      return equality && values.size() == 1
          ? Optional.of(values.iterator().next())
          : Optional.empty();
    }

    /** Writes the requirement as kubectl does; the values of a set are sorted. */
    @Override
    public String toString() {
      String list = values.stream().sorted().collect(Collectors.joining(","));
      return switch (operator) {
        case EQUALS -> key + "=" + list;
        case NOT_EQUALS -> key + "!=" + list;
        case IN -> key + " in (" + list + ")";
        case NOT_IN -> key + " notin (" + list + ")";
        case EXISTS -> key;
        case NOT_EXISTS -> "!" + key;
        case GREATER_THAN -> key + ">" + list;
        case LESS_THAN -> key + "<" + list;
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
        .filter(requirement -> requirement.key().equals(key))
        .flatMap(requirement -> requirement.only().stream())
        .findFirst();
  }

  /** Writes the selector in its canonical form. */
  @Override
  public String toString() {
    return requirements.stream().map(Requirement::toString).collect(Collectors.joining(","));
  }
}
