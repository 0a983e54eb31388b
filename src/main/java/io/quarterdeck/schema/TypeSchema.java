package io.quarterdeck.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A named object type of the API, with its fields in the order of the Go struct (which is the order
 * of JSON). Recursive types are tied by the registry, so fields may be asked for only after it is
 * loaded.
 */
public interface TypeSchema {
  /** Returns the OpenAPI definition's name, such as {@code io.k8s.api.core.v1.Pod}. */
  String name();

  /** Returns the Go type's name, such as {@code v1.Pod}, as messages write it. */
  String goName();

  /**
   * Returns whether objects of this type carry {@code kind} and {@code apiVersion}, which are not
   * among the fields.
   */
  boolean isKind();

  /** Returns the fields, those of embedded structs among them, without kind and apiVersion. */
  List<Field> fields();

  /** Returns the field with this JSON name, or Java's null. */
  @Nullable Field field(String name);

  /** Returns whether server-side apply treats the whole object as one value. */
  boolean isAtomic();
}
