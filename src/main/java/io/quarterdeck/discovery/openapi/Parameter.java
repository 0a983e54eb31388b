package io.quarterdeck.discovery.openapi;

import java.util.Comparator;

/**
 * A parameter of an operation.
 *
 * @param in {@code path} or {@code query}; those of the path are required
 * @param type {@code string}, {@code integer} or {@code boolean}
 */
record Parameter(String name, String in, String type, String description) {
  static final Comparator<Parameter> ORDER =
      Comparator.comparing(Parameter::name).thenComparing(Parameter::in);

  boolean isRequired() {
    return in.equals("path");
  }
}
