package io.quarterdeck.cel.library;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.OptionalType;
import dev.cel.common.types.TypeParamType;

/** What cel-go's optional values have and cel-java's have not: {@code [?a].unwrapOpt()}. */
public final class Optionals {
  private static final CelType V = TypeParamType.create("V");

  public static final Library LIBRARY =
      Library.declares()
          .method(
              "unwrapOpt",
              "optional_unwrapOpt",
              ListType.create(V),
              ListType.create(OptionalType.create(V)))
          .build();

  private Optionals() {}
}
