package io.quarterdeck.cel.library;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.INT;
import static dev.cel.common.types.SimpleType.STRING;
import static io.quarterdeck.cel.library.KubernetesTypes.SEMVER;

/** Semantic versions: {@code semver('1.2.3').major()}. */
public final class Semvers {
  public static final Library LIBRARY =
      Library.declares()
          .function("semver", "string_to_semver", SEMVER, STRING)
          .function("semver", "string_bool_to_semver", SEMVER, STRING, BOOL)
          .function("isSemver", "is_semver_string", BOOL, STRING)
          .function("isSemver", "is_semver_string_bool", BOOL, STRING, BOOL)
          .method("isGreaterThan", "semver_is_greater_than", BOOL, SEMVER, SEMVER)
          .method("isLessThan", "semver_is_less_than", BOOL, SEMVER, SEMVER)
          .method("compareTo", "semver_compare_to", INT, SEMVER, SEMVER)
          .method("major", "semver_major", INT, SEMVER)
          .method("minor", "semver_minor", INT, SEMVER)
          .method("patch", "semver_patch", INT, SEMVER)
          .build();

  private Semvers() {}
}
