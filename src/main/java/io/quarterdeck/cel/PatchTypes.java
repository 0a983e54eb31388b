package io.quarterdeck.cel;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructTypeReference;
import java.util.Optional;
import java.util.function.Function;

/**
 * The types that the expressions of mutating policies make: {@code Object}, {@code Object.spec} and
 * so on, which take any field, and {@code JSONPatch} (KEP-3962).
 */
public final class PatchTypes implements OpenTypes {
  public static final CelType OBJECT = StructTypeReference.create("Object");
  public static final CelType JSON_PATCHES =
      ListType.create(StructTypeReference.create("JSONPatch"));
  private static final CelType NAMELESS = OpaqueType.create(""); // nothing can be assigned to it

  @Override
  public Optional<Function<String, Optional<CelType>>> find(String type) {
    return switch (type) {
      case "JSONPatch" -> Optional.of(PatchTypes::patchField);
      case "Object" -> Optional.of(field -> Optional.of(SimpleType.DYN));
      default ->
          type.startsWith("Object.")
              ? Optional.of(field -> Optional.of(SimpleType.DYN))
              : Optional.empty();
    };
  }

  private static Optional<CelType> patchField(String name) {
    return Optional.of(
        switch (name) {
          case "op", "from", "path" -> SimpleType.STRING;
          case "value" -> SimpleType.DYN;
          default -> NAMELESS;
        });
  }
}
