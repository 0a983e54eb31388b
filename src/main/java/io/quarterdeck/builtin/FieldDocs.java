package io.quarterdeck.builtin;

import io.quarterdeck.schema.Field;
import io.quarterdeck.schema.TypeSchema;

/** Where the descriptions of fields come from. */
@FunctionalInterface
public interface FieldDocs {
  /** Returns the description of {@code field} of {@code type}, "" if it has none. */
  String of(TypeSchema type, Field field);
}
