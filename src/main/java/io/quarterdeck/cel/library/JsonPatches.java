package io.quarterdeck.cel.library;

import static dev.cel.common.types.SimpleType.STRING;

/** Words of JSON patches (RFC 6901): {@code jsonpatch.escapeKey('a/b')}. */
public final class JsonPatches {
  public static final Library LIBRARY =
      Library.declares()
          .function("jsonpatch.escapeKey", "string_jsonpatch_escapeKey_string", STRING, STRING)
          .build();

  private JsonPatches() {}
}
