package io.quarterdeck.schema;

/** The type of a field. */
public sealed interface FieldType {
  record Of(Scalar scalar) implements FieldType {}

  record ListOf(FieldType element) implements FieldType {}

  /** A map with string keys. */
  record MapOf(FieldType element) implements FieldType {}

  /** An object of a named type; types may be recursive. */
  record Ref(TypeSchema type) implements FieldType {}

  /**
   * A JSON schema or something simpler: only {@code JSONSchemaProps} has such fields, and each form
   * has a message of its own in protobuf.
   */
  record Either(TypeSchema schema, Alternative alternative) implements FieldType {}

  /** What may stand where a JSON schema may. */
  enum Alternative {
    /** {@code JSONSchemaPropsOrArray}: a list of schemas. */
    SCHEMAS,
    /** {@code JSONSchemaPropsOrBool}: true or false. */
    BOOL,
    /** {@code JSONSchemaPropsOrStringArray}: a list of property names. */
    STRINGS
  }
}
