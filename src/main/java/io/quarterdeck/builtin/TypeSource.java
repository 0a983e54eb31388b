package io.quarterdeck.builtin;

import io.quarterdeck.schema.TypeSchema;

/** Where the schemas of built-in kinds come from. */
@FunctionalInterface
public interface TypeSource {
  /**
   * Returns the type of a kind.
   *
   * @param group "" for core
   */
  TypeSchema type(String group, String version, String kind);
}
