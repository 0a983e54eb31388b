package io.quarterdeck.builtin;

import io.quarterdeck.schema.Types;

/** Where the types of built-in kinds and the descriptions of their fields come from. */
public record Sources(TypeSource types, FieldDocs docs) {
  /** Returns the registry's types and descriptions. */
  public static Sources registry() {
    return new Sources(Types.get()::require, new RegistryDocs());
  }
}
