package io.quarterdeck.cel.library;

import static dev.cel.common.types.SimpleType.INT;
import static dev.cel.common.types.SimpleType.STRING;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;

/** What a regular expression (RE2) finds in a string: {@code 'abc 123'.find('[0-9]+')}. */
public final class Regexes {
  private static final CelType STRINGS = ListType.create(STRING);

  public static final Library LIBRARY =
      Library.declares()
          .method("find", "string_find_string", STRING, STRING, STRING)
          .method("findAll", "string_find_all_string", STRINGS, STRING, STRING)
          .method("findAll", "string_find_all_string_int", STRINGS, STRING, STRING, INT)
          .build();

  private Regexes() {}
}
