package io.quarterdeck.cel.library;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.OptionalType;
import dev.cel.common.types.TypeParamType;

/** What may be missing: {@code has(a.b)}, and what of it cel-java has not: {@code unwrapOpt}. */
public final class Optionals {
  private static final CelType V = TypeParamType.create("V");

  public static final Library LIBRARY =
      Library.declares()
          .macro(Macros.HAS)
          .method(
              "unwrapOpt",
              "optional_unwrapOpt",
              ListType.create(V),
              ListType.create(OptionalType.create(V)))
          .build();

  private Optionals() {}
}
