package io.quarterdeck.builtin.pod;

import io.quarterdeck.object.Path;
import io.quarterdeck.status.FieldErrors;

/** The rules of paths inside volumes: they may not climb out of them. */
public final class Paths {
  private Paths() {}

  /** No element of the path is {@code ..}. */
  public static void noBacksteps(String value, Path path, FieldErrors errors) {
    if (climbs(value)) {
      errors.invalid(path, value, "must not contain '..'");
    }
  }

  /** The path is relative, and no element of it is {@code ..}. */
  static void descending(String value, Path path, FieldErrors errors) {
    if (value.startsWith("/")) {
      errors.invalid(path, value, "must be a relative path");
    }
    noBacksteps(value, path, errors);
  }

  /** As {@link #descending}, and it does not begin with {@code ..}, which the kubelet reserves. */
  static void local(String value, Path path, FieldErrors errors) {
    descending(value, path, errors);
    if (value.startsWith("..") && !value.startsWith("../")) {
      errors.invalid(path, value, "must not start with '..'");
    }
  }

  static boolean isLocal(String value) {
    return !value.startsWith("/") && !value.startsWith("..") && !climbs(value);
  }

  /** Tells whether an element is {@code ..}. */
  static boolean climbs(String value) {
    int at = value.indexOf("..");
    while (at >= 0) {
      boolean starts = at == 0 || value.charAt(at - 1) == '/';
      boolean ends = at + 2 == value.length() || value.charAt(at + 2) == '/';
      if (starts && ends) {
        return true;
      }
      at = value.indexOf("..", at + 1);
    }
    return false;
  }
}
