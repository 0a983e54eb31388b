package io.quarterdeck.merge.fields;

import org.jspecify.annotations.Nullable;

/**
 * The path of a field as apply's messages write it: {@code .spec.containers[name="a"].image}.
 *
 * @param parent Java's null above the root
 * @param element a {@link PathElement}; "" at the root
 */
public record FieldPath(@Nullable FieldPath parent, String element) {
  static final FieldPath ROOT = new FieldPath(null, "");

  FieldPath child(String below) {
    return new FieldPath(this, below);
  }

  @Override
  public String toString() {
    return parent == null ? "" : parent + PathElement.message(element);
  }
}
