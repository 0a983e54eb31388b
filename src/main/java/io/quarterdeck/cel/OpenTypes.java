package io.quarterdeck.cel;

import dev.cel.common.types.CelType;
import java.util.Optional;
import java.util.function.Function;

/** Types of objects whose fields are not listed anywhere: each name is asked for. */
@FunctionalInterface
public interface OpenTypes {
  OpenTypes NONE = type -> Optional.empty();

  /** Returns the types of the fields of {@code type} by name; empty if it is no such type. */
  Optional<Function<String, Optional<CelType>>> find(String type);

  /** Returns these types, and those where these have none. */
  default OpenTypes or(OpenTypes others) {
    return type -> find(type).or(() -> others.find(type));
  }
}
