package io.quarterdeck.cel.library;

import static dev.cel.common.types.SimpleType.DYN;
import static dev.cel.common.types.SimpleType.STRING;

import dev.cel.common.types.ListType;

/** What cel-go's string library has and cel-java's has not: {@code '%s'.format([1])}. */
public final class Strings {
  public static final Library LIBRARY =
      Library.declares()
          .method("format", "string_format", STRING, STRING, ListType.create(DYN))
          .build();

  private Strings() {}
}
