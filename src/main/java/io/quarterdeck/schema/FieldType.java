package io.quarterdeck.schema;

/** The type of a field. */
public sealed interface FieldType {
  record Of(Scalar scalar) implements FieldType {}

  record ListOf(FieldType element) implements FieldType {}

  /** A map with string keys. */
  record MapOf(FieldType element) implements FieldType {}

  /** An object of a named type; types may be recursive. */
  record Ref(TypeSchema type) implements FieldType {}
}
